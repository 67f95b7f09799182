import type { Root } from "hast";
import { visit } from "unist-util-visit";
import type { VFileMessage } from "vfile-message";
import { slideOf } from "../timeline/position.ts";
import type { EpisodeDraft } from "./assemble.ts";
import { nearestOrAll, problem } from "./problem.ts";

/** Links from slides, notes and sources to slides must lead to one that their readers can see. */
export function checkLinks({ segments, references }: EpisodeDraft): VFileMessage[] {
  const slides = segments.flatMap((segment) => segment.slides);
  const ids = slides.map(({ id }) => id);
  const shown = new Set(slides.filter(({ hidden }) => !hidden).map(({ id }) => id));
  const check = (content: Root, path: string, fromHidden: boolean): VFileMessage[] => {
    const problems: VFileMessage[] = [];
    visit(content, { tagName: "a" }, ({ properties: { href }, position }) => {
      const id = slideOf(String(href));
      if (id === undefined || shown.has(id) || (fromHidden && ids.includes(id))) return;
      const expected = ids.includes(id)
        ? "a slide that is not hidden"
        : nearestOrAll(id, ids, "the id of a slide", (each) => `#${each}`);
      const reason = `Unexpected link to \`#${id}\`, expected ${expected}`;
      const details = { actual: id, expected: [...shown] };
      problems.push(problem("link-target", { path, position }, reason, details));
    });
    return problems;
  };
  return [
    ...slides.flatMap(({ content, notes, hidden, place: { path } }) =>
      [content, ...notes.map((note) => note.content)].flatMap((each) => check(each, path, hidden)),
    ),
    ...[...references, ...segments.flatMap((segment) => segment.references)].flatMap(
      ({ content, place: { path } }) => check(content, path, false),
    ),
  ];
}
