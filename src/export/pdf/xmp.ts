import type { EpisodeMeta } from "../../episode/episode.ts";
import { escapeXml } from "../../formats/xml.ts";

/**
 * What the file says of itself as XMP, where alone it can say that it is accessible: PDF/UA-1.
 *
 * @param date of creation, and of the last change, where there is one
 * @see ISO 14289-1, 5; ISO 16684-1
 */
export function writeXmp(meta: EpisodeMeta, date: Date | undefined): string {
  const stamp = date?.toISOString().replace(/\.\d+Z$/, "Z");
  const inLanguages = (name: string, text: string) =>
    `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></${name}>`;
  const list = (name: string, kind: "Seq" | "Bag", items: readonly string[]) =>
    `<${name}><rdf:${kind}>${items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join("")}</rdf:${kind}></${name}>`;
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"' +
      ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
    "<dc:format>application/pdf</dc:format>",
    inLanguages("dc:title", meta.title),
    ...(meta.description === undefined ? [] : [inLanguages("dc:description", meta.description)]),
    ...(meta.authors.length === 0 ? [] : [list("dc:creator", "Seq", meta.authors)]),
    list("dc:language", "Bag", [meta.language]),
    "<xmp:CreatorTool>Cuedeck</xmp:CreatorTool>",
    ...(stamp === undefined
      ? []
      : ["CreateDate", "ModifyDate"].map((name) => `<xmp:${name}>${stamp}</xmp:${name}>`)),
    "<pdfuaid:part>1</pdfuaid:part>",
    "</rdf:Description>",
    "</rdf:RDF>",
    "</x:xmpmeta>",
    '<?xpacket end="r"?>',
  ].join("\n");
}
