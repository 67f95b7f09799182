import { firstStep, type Mark, type Stage } from "./mark-steps.ts";
import { ask, objects, text } from "./mermaid-db.ts";

/** Mermaid's LINETYPE: what opens and what closes a block. */
const OPENS = new Set(["10", "12", "15", "19", "22", "27", "30", "32"]);
const CLOSES = new Set(["11", "14", "16", "21", "23", "29", "31"]);

/** Participants with their lifelines, messages, notes, blocks and activations. */
export function markSequence(
  svg: SVGSVGElement,
  db: object,
  stages: readonly Stage[],
  mark: Mark,
): void {
  markParticipants(svg, db, stages, mark);
  const counts = stages.map((stage) => objects(ask(stage.db, "getMessages")).length - stage.closed);
  const stepOf = (index: number): number => counts.filter((count) => count <= index).length;
  const openings: number[] = [];
  const lines: { y: number; step: number }[] = [];
  for (const [index, message] of objects(ask(db, "getMessages")).entries()) {
    const type = text(message, "type");
    const id = CSS.escape(`i${text(message, "id")}`);
    if (OPENS.has(type)) openings.push(index);
    if (CLOSES.has(type))
      mark(
        svg.querySelector(`[data-et="control-structure"][data-id="${id}"]`),
        stepOf(openings.pop() ?? index),
      );
    mark(svg.querySelector(`[data-et="note"][data-id="${id}"]`), stepOf(index));
    const line = svg.querySelector(`[data-et="message"][data-id="${id}"]`);
    if (!(line instanceof SVGGraphicsElement)) continue;
    lines.push({ y: line.getBBox().y, step: stepOf(index) });
    for (const element of messageParts(line)) mark(element, stepOf(index));
  }
  for (const activation of svg.querySelectorAll("rect[class^=activation]")) {
    if (!(activation instanceof SVGGraphicsElement)) continue;
    const top = activation.getBBox().y;
    mark(activation, lines.findLast(({ y }) => y <= top + 4)?.step ?? 0);
  }
}

function markParticipants(
  svg: SVGSVGElement,
  db: object,
  stages: readonly Stage[],
  mark: Mark,
): void {
  const step = firstStep(
    stages.map(
      (stage) => new Set(objects(ask(stage.db, "getActors")).map((actor) => text(actor, "name"))),
    ),
  );
  for (const name of objects(ask(db, "getActors")).map((actor) => text(actor, "name"))) {
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
