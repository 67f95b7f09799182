import { list, text } from "../mermaid-db.ts";
import { firstStep, type Marking } from "./stages.ts";

/** Mermaid's LINETYPE: what opens and what closes a block. */
const OPENS = new Set(["10", "12", "15", "19", "22", "27", "30", "32"]);
const CLOSES = new Set(["11", "14", "16", "21", "23", "29", "31"]);

/** Participants with their lifelines, messages, notes, blocks and activations. */
export function markSequence(marking: Marking): void {
  const { svg, db, stages, mark } = marking;
  markParticipants(marking);
  const counts = stages.map((stage) => list(stage.db, "getMessages").length - stage.closed);
  const openings: number[] = [];
  const lines: { y: number; step: number }[] = [];
  for (const [index, message] of list(db, "getMessages").entries()) {
    const type = text(message, "type");
    const id = CSS.escape(`i${text(message, "id")}`);
    const step = counts.filter((count) => count <= index).length;
    if (OPENS.has(type)) openings.push(step);
    if (CLOSES.has(type))
      mark(
        svg.querySelector(`[data-et="control-structure"][data-id="${id}"]`),
        openings.pop() ?? step,
      );
    mark(svg.querySelector(`[data-et="note"][data-id="${id}"]`), step);
    const line = svg.querySelector(`[data-et="message"][data-id="${id}"]`);
    if (!(line instanceof SVGGraphicsElement)) continue;
    lines.push({ y: line.getBBox().y, step });
    for (const element of messageParts(line)) mark(element, step);
  }
  for (const activation of svg.querySelectorAll<SVGRectElement>("rect[class^=activation]")) {
    const top = activation.getBBox().y;
    mark(activation, lines.findLast(({ y }) => y <= top + 4)?.step ?? 0);
  }
}

function markParticipants({ svg, db, stages, mark }: Marking): void {
  const names = (each: object) => list(each, "getActors").map((actor) => text(actor, "name"));
  const step = firstStep(stages, names);
  for (const name of names(db)) {
    const id = CSS.escape(name);
    mark(svg.querySelector(`[data-et="life-line"][data-id="${id}"]`), step(name));
    mark(svg.querySelector(`[data-et="participant"][data-id="${id}"]`), step(name));
    mark(
      svg.querySelector(`g.actor-bottom[name="${id}"]`) ??
        svg.querySelector(`.actor-bottom[name="${id}"]`)?.closest("g"),
      step(name),
    );
  }
}

/** The line, its text before it, and its number after it. */
function messageParts(line: Element): Element[] {
  const parts = [line];
  for (
    let before = line.previousElementSibling;
    before?.matches("text.messageText");
    before = before.previousElementSibling
  )
    parts.push(before);
  for (
    let after = line.nextElementSibling;
    after?.matches("line[stroke-width='0'], text.sequenceNumber");
    after = after.nextElementSibling
  )
    parts.push(after);
  return parts;
}
