import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFString,
  PDFHexString,
  type PDFDocument,
} from "@cantoo/pdf-lib";
import type { Reference } from "../../episode/episode.ts";

/**
 * Says of each link where it leads, for who does not see it: the address, or the source that a citation names.
 *
 * @see ISO 14289-1, 7.18.5
 */
export function describeLinks(document: PDFDocument, references: readonly Reference[]): void {
  for (const { node } of document.getPages()) {
    const annotations = node.lookupMaybe(PDFName.of("Annots"), PDFArray);
    for (const index of annotations?.asArray().keys() ?? []) {
      const link = annotations?.lookup(index, PDFDict);
      const target = link && (addressOf(link) ?? sourceOf(link, references));
      if (target !== undefined) link?.set(PDFName.of("Contents"), PDFHexString.fromText(target));
    }
  }
}

function addressOf(link: PDFDict): string | undefined {
  const action = link.lookupMaybe(PDFName.of("A"), PDFDict);
  return action?.lookupMaybe(PDFName.of("URI"), PDFString)?.decodeText();
}

/** Chromium names a place on the page after the element that it is. */
function sourceOf(link: PDFDict, references: readonly Reference[]): string | undefined {
  const name = link.lookup(PDFName.of("Dest"));
  const number =
    name instanceof PDFName ? /^reference-(\d+)$/.exec(name.decodeText())?.[1] : undefined;
  return number === undefined ? undefined : references[Number(number) - 1]?.label;
}
