/**
 * Measures how wide what `:::fit` holds is, as a multiple of its size of type, and draws it so: the style sheet makes it
 * as wide as its box.
 *
 * Runs in the page: it may use nothing from outside of itself.
 *
 * @returns by the slides' ids, in the order in which they stand on the slide; only slides that have some
 */
export function measureWords(): Readonly<Record<string, readonly number[]>> {
  const widthOf = (line: Element): number => {
    const range = document.createRange();
    range.selectNodeContents(line);
    return range.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(line).fontSize);
  };
  const found: Record<string, number[]> = {};
  for (const slide of document.querySelectorAll<HTMLElement>("[data-slide]:has(.fit-words)")) {
    const blocks = Array.from(slide.querySelectorAll(".fit-words"));
    const widths = blocks.map((block) => Math.max(...Array.from(block.children, widthOf)));
    for (const [index, width] of widths.entries())
      slide.style.setProperty(`--words-${index + 1}`, String(width));
    found[slide.dataset["slide"] ?? ""] = widths;
  }
  return found;
}
