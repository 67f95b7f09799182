import { query } from "../../parts/ui/elements.ts";
import type { OpenPage } from "./open-page.ts";
import type { PageSource } from "./page-source.ts";

/**
 * Changes a page from one source to another, and leaves everything that has not changed as it is.
 *
 * @returns false when it has to be loaded anew instead
 */
export async function updatePage(
  page: OpenPage,
  before: PageSource,
  after: PageSource,
): Promise<boolean> {
  if (after.rest !== before.rest || keys(after.segments) !== keys(before.segments)) return false;
  if (NEED_SCRIPTS.some((selector) => has(after, selector) && !has(before, selector))) return false;
  await replaceSheets(before.sheets, after.sheets);
  for (const [id, segment] of after.segments)
    if (!before.segments.get(id)?.isEqualNode(segment)) updateSegment(id, before, segment);
  for (const [id, button] of after.buttons) updateButton(id, before.buttons.get(id), button);
  if (after.references && !before.references?.isEqualNode(after.references))
    query(".references").replaceChildren(...copyChildren(after.references));
  if (after.timeline !== undefined)
    query("template#timeline", HTMLTemplateElement).content.textContent = after.timeline;
  Object.assign(page.timeline, await page.readTimeline());
  replaceSlides(page, before, after);
  page.refresh();
  return true;
}

/** What a page loads scripts for when it has some at its start. */
const NEED_SCRIPTS = [".magic-move", "[data-name]"];

function has({ slides }: PageSource, selector: string): boolean {
  return [...slides.values()].some((slide) => slide.querySelector(selector) !== null);
}

function keys(elements: ReadonlyMap<string, unknown>): string {
  return [...elements.keys()].join();
}

function replaceSlides(page: OpenPage, before: PageSource, after: PageSource): void {
  const added: HTMLElement[] = [];
  const slides = Array.from(after.slides, ([id, slide]) => {
    const shown = page.slides.get(id);
    if (shown && before.slides.get(id)?.isEqualNode(slide)) return shown;
    const copy = document.importNode(slide, true);
    added.push(copy);
    return copy;
  });
  if (added.length > 0 || keys(before.slides) !== keys(after.slides))
    page.replaceSlides(slides, added);
}

/** What scripts add to a note, after its time. */
const ADDED = ".left-mark, .cue-link";

/** Notes that stay keep their element, to which the page refers; the others are put between them. */
function updateSegment(id: string, before: PageSource, after: HTMLElement): void {
  const segment = document.querySelector(`.transcript-segment[data-segment="${CSS.escape(id)}"]`);
  if (!segment) return;
  const cueIn = (parent: Element | undefined, cue: string) =>
    parent?.querySelector<HTMLElement>(`:scope > [data-cue="${CSS.escape(cue)}"]`);
  const children = Array.from(after.children, (child) => {
    const cue = child instanceof HTMLElement ? child.dataset["cue"] : undefined;
    const shown = cue === undefined ? undefined : cueIn(segment, cue);
    if (cue === undefined || !shown) return document.importNode(child, true);
    if (!cueIn(before.segments.get(id), cue)?.isEqualNode(child)) {
      const added = shown.querySelectorAll(ADDED);
      shown.replaceChildren(...copyChildren(child));
      shown.querySelector(".cue-time")?.after(...added);
    }
    return shown;
  });
  segment.replaceChildren(...children);
}

/** Only the texts that differ are written: scripts add pictures and progress. */
function updateButton(id: string, before: HTMLElement | undefined, after: HTMLElement): void {
  const button = document.querySelector(
    `[data-action="segment"][data-segment="${CSS.escape(id)}"]`,
  );
  if (!button || before?.isEqualNode(after)) return;
  for (const { name, value } of after.attributes) button.setAttribute(name, value);
  for (const [index, part] of Array.from(after.children).entries()) {
    const shown = button.children[index];
    if (shown && part.textContent !== "") shown.textContent = part.textContent;
  }
}

function copyChildren(element: Element): Node[] {
  return Array.from(element.childNodes, (child) => document.importNode(child, true));
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
