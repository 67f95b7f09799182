import { query } from "../../parts/ui/elements.ts";
import type { OpenPage } from "./open-page.ts";
import { toElement, type WholeSource } from "./page-source.ts";

/**
 * Changes a page from one source to another, and leaves everything that has not changed as it is.
 *
 * @returns false when it has to be loaded anew instead
 */
export async function updatePage(
  page: OpenPage,
  before: WholeSource,
  after: WholeSource,
): Promise<boolean> {
  if (after.rest !== before.rest || keys(after.segments) !== keys(before.segments)) return false;
  const slides = changedSlides(page, before, after);
  const added = slides.filter((slide) => page.slides.get(slide.dataset["slide"] ?? "") !== slide);
  if (NEED_SCRIPTS.some((each) => has(added, each) && !has(page.slides.values(), each)))
    return false;
  await replaceSheets(before.sheets, after.sheets);
  for (const [id, html] of after.segments) {
    const last = before.segments.get(id);
    if (last !== undefined && last !== html) updateSegment(id, toElement(last), toElement(html));
  }
  for (const [id, html] of after.buttons)
    if (before.buttons.get(id) !== html) updateButton(id, toElement(html));
  for (const [id, html] of after.references)
    if (before.references.get(id) !== html)
      query(".references").replaceChildren(...toElement(html).childNodes);
  if (after.timeline !== undefined)
    query("template#timeline", HTMLTemplateElement).content.textContent = after.timeline;
  Object.assign(page.timeline, await page.readTimeline());
  if (added.length > 0 || keys(before.slides) !== keys(after.slides))
    page.replaceSlides(slides, added);
  page.refresh();
  return true;
}

/** What a page loads scripts for when it has some at its start. */
const NEED_SCRIPTS = [".magic-move", "[data-name]"];

function has(slides: Iterable<HTMLElement>, selector: string): boolean {
  return [...slides].some((slide) => slide.querySelector(selector) !== null);
}

function keys(elements: ReadonlyMap<string, string>): string {
  return [...elements.keys()].join();
}

/** All slides, in order: those that are shown, and in place of those that have changed new ones. */
function changedSlides(page: OpenPage, before: WholeSource, after: WholeSource): HTMLElement[] {
  return Array.from(after.slides, ([id, html]) => {
    const shown = before.slides.get(id) === html ? page.slides.get(id) : undefined;
    return shown ?? toElement(html);
  });
}

/** What scripts add to a note, after its time. */
const ADDED = ".left-mark, .cue-link";

/** Notes that stay keep their element, to which the page refers; the others are put between them. */
function updateSegment(id: string, before: HTMLElement, after: HTMLElement): void {
  const segment = document.querySelector(`.transcript-segment[data-segment="${CSS.escape(id)}"]`);
  if (!segment) return;
  const cueIn = (parent: Element, cue: string) =>
    parent.querySelector<HTMLElement>(`:scope > [data-cue="${CSS.escape(cue)}"]`);
  const children = Array.from(after.children, (child) => {
    const cue = child instanceof HTMLElement ? child.dataset["cue"] : undefined;
    const shown = cue === undefined ? undefined : cueIn(segment, cue);
    if (cue === undefined || !shown) return child;
    if (!cueIn(before, cue)?.isEqualNode(child)) {
      const added = shown.querySelectorAll(ADDED);
      shown.replaceChildren(...child.childNodes);
      shown.querySelector(".cue-time")?.after(...added);
    }
    return shown;
  });
  segment.replaceChildren(...children);
}

/** Only the texts that differ are written: scripts add pictures and progress. */
function updateButton(id: string, after: HTMLElement): void {
  const button = document.querySelector(
    `[data-action="segment"][data-segment="${CSS.escape(id)}"]`,
  );
  if (!button) return;
  for (const { name, value } of after.attributes) button.setAttribute(name, value);
  for (const [index, part] of Array.from(after.children).entries()) {
    const shown = button.children[index];
    if (shown && part.textContent !== "") shown.textContent = part.textContent;
  }
}

/** Adds style sheets that are new, and removes others once those are there. */
async function replaceSheets(before: readonly string[], after: readonly string[]): Promise<void> {
  const links = (href: string) =>
    document.querySelectorAll(`link[rel=stylesheet][href="${CSS.escape(href)}"]`);
  const added = after.filter((href) => !before.includes(href));
  await Promise.all(
    added.map((href) => {
      const link = document.createElement("link");
      Object.assign(link, { rel: "stylesheet", href });
      document.head.append(link);
      return new Promise((resolve) => {
        for (const end of ["load", "error"]) link.addEventListener(end, resolve);
      });
    }),
  );
  for (const href of before.filter((each) => !after.includes(each)))
    for (const link of links(href)) link.remove();
}
