import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import type { VFileMessage } from "vfile-message";
import type { Episode } from "../episode/episode.ts";
import { type Place, problem } from "../episode/problem.ts";
import type { Fault, FittedSlide } from "../paper/page/measure-slides.ts";

/**
 * Warns of what does not hold on slides, and of what no font can show, at its place in the sources.
 *
 * @param fitted by the slides' ids
 * @param page that was measured
 */
export function slideProblems(
  fitted: ReadonlyMap<string, FittedSlide>,
  episode: Episode,
  page: Root,
): VFileMessage[] {
  const sections = new Map<unknown, Element>();
  visit(page, "element", (element) => {
    const id = element.properties["dataSlide"];
    if (id !== undefined) sections.set(id, element);
  });
  return episode.segments
    .flatMap(({ slides }) => slides)
    .flatMap(({ id, place }) => {
      const fit = fitted.get(id);
      if (!fit) return [];
      return [
        ...overfullProblems(fit, sections.get(id), place),
        ...glyphProblems(fit, sections.get(id), place),
      ];
    });
}

function overfullProblems(
  { wide, tall }: FittedSlide,
  section: Element | undefined,
  slide: Place,
): VFileMessage[] {
  if (wide.faults.length === 0 && (tall.faults.length > 0 || tall.fit < LEAST_READABLE))
    return [
      problem(
        "slide-small",
        slide,
        "Unexpected content that a phone shows in type of less than 12 px, expected less of it, or another slide for the rest",
      ),
    ];
  return wide.faults.map((fault) =>
    problem("slide-overfull", placeOf(fault, section, slide), reasonOf(fault)),
  );
}

/** One for each place: a formula is on the page twice. */
function glyphProblems(
  { missing = [] }: FittedSlide,
  section: Element | undefined,
  slide: Place,
): VFileMessage[] {
  const byPlace = new Map<Place["position"], Set<string>>();
  for (const { path, characters } of missing) {
    const { position } = placeOf({ path }, section, slide);
    byPlace.set(position, new Set([...(byPlace.get(position) ?? []), ...characters]));
  }
  return Array.from(byPlace, ([position, characters]) => {
    const named = Array.from(characters, (each) => `\`${each}\` (${codePointOf(each)})`);
    const others = named.length > MOST_NAMED ? ` and ${named.length - MOST_NAMED} others` : "";
    return problem(
      "glyph-missing",
      { path: slide.path, position },
      `Unexpected ${named.slice(0, MOST_NAMED).join(", ")}${others}, shown as a box since no font here has it, expected another character, or a font that has it`,
    );
  });
}

/** Characters that a message names. */
const MOST_NAMED = 10;

/** As Unicode writes it. */
function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The `--fit-tall` from which on no type is less than 12 px of a phone that is 390 px wide. */
const LEAST_READABLE = 0.5;

/** The place of the block, or of the nearest one around it that has one. */
function placeOf(
  { path = [] }: Pick<Fault, "path">,
  section: Element | undefined,
  slide: Place,
): Place {
  let element = section;
  let { position } = slide;
  for (const index of path) {
    element = element?.children.filter((child) => child.type === "element")[index];
    position = element?.position ?? position;
  }
  return { path: slide.path, position };
}

/** What authors call a block, by its element. */
const NAMES: Readonly<Record<string, string>> = {
  blockquote: "quotation",
  figure: "picture",
  img: "picture",
  math: "formula",
  ol: "list",
  p: "text",
  pre: "code",
  svg: "diagram",
  table: "table",
  ul: "list",
  video: "clip",
};

function reasonOf({ type, by, block = "", lines }: Fault): string {
  const name = NAMES[block] ?? "block";
  switch (type) {
    case "high": {
      const code = lines === undefined ? "" : ` (${lines} lines of code)`;
      return `Unexpected content ${by} px${code} higher than the slide has room for, expected less, or another slide for the rest`;
    }
    case "wide":
      return `Unexpected ${name} ${by} px wider than there is room for, expected a narrower one`;
    case "small":
      return `Unexpected ${name} with ${by} px less room than it needs, expected less ${block === "svg" ? "in it or " : ""}beside it, or a slide of its own`;
    case "title":
      return `Unexpected title ${by} px larger than there is room for, expected fewer words`;
    case "caption":
      return `Unexpected caption ${by} px over what else stands on its picture, expected a shorter one`;
    case "sources":
      return `Unexpected sources ${by} px wider than the footer has room for, expected shorter labels`;
  }
}
