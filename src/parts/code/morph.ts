/** Milliseconds that words take to their new places. */
const DURATION = 500;
const OPTIONS: KeyframeAnimationOptions = { duration: DURATION, easing: "ease-in-out" };

let running: Animation[] = [];

/**
 * Moves the words that two blocks of a `.magic-move` have in common from their old places to their new ones, and fades
 * the others in and out. What is still moving is at its end at once.
 *
 * @param slide already shows the step
 * @param before the step that it showed
 * @param seconds until it is to show something else; when that is too soon nothing moves
 */
export function morph(slide: Element, before: number, step: number, seconds: number): void {
  for (const animation of running) animation.finish();
  running = [];
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (isCalm || seconds * 1000 < DURATION) return;
  for (const { children } of slide.querySelectorAll(".magic-move")) {
    const from = blockAt(children, before);
    const to = blockAt(children, step);
    if (from && to && from !== to) running.push(...moveWords(from, to));
  }
}

/** The block that is shown at a step: the last that is not still to come. */
function blockAt(blocks: HTMLCollection, step: number): HTMLElement | undefined {
  return Array.from(blocks)
    .filter((block) => block instanceof HTMLElement)
    .findLast(({ dataset }) => Number(dataset["step"] ?? 0) <= step);
}

function moveWords(from: HTMLElement, to: HTMLElement): Animation[] {
  const old = wordsOf(from);
  const current = wordsOf(to);
  // The slide is drawn at another scale than its own.
  const scale = to.getBoundingClientRect().width / to.offsetWidth;
  const moved = Array.from(current, ([key, word]) => {
    const start = old.get(key)?.getBoundingClientRect();
    if (!start) return word.animate({ opacity: [0, 0, 1] }, OPTIONS);
    const end = word.getBoundingClientRect();
    const [x, y] = [(start.x - end.x) / scale, (start.y - end.y) / scale];
    return word.animate({ transform: [`translate(${x}px, ${y}px)`, "none"] }, OPTIONS);
  });
  const gone = Array.from(old).flatMap(([key, word]) =>
    current.has(key)
      ? []
      : [word.animate({ opacity: [1, 0, 0], visibility: ["visible", "visible"] }, OPTIONS)],
  );
  // Of the old block only these words are visible, above the new one.
  return [...moved, ...gone, from.animate({ zIndex: [1, 1] }, OPTIONS)];
}

function wordsOf(block: HTMLElement): Map<string, HTMLElement> {
  const words = Array.from(block.querySelectorAll<HTMLElement>("[data-word]"));
  return new Map(words.map((word) => [word.dataset["word"] ?? "", word]));
}
