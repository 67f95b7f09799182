/** Adds rules to a page. Runs in the page. */
export function addStyles(css: string): void {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
}

/**
 * Marks one slide of a page as the one to take a picture of, and shows its steps up to one.
 *
 * Runs in the page: it may use nothing from outside of itself.
 *
 * @param id of the slide
 * @throws when there is no such slide
 */
export function showSlide(id: string, step: number): void {
  const section = document.querySelector(`[data-slide="${id}"]`);
  if (!section) throw new Error(`There is no slide ${id} on the page`);
  document.querySelector("[data-taken]")?.removeAttribute("data-taken");
  section.toggleAttribute("data-taken", true);
  for (const part of section.querySelectorAll("[data-step]"))
    part.classList.toggle("visible", Number(part.getAttribute("data-step")) <= step);
}
