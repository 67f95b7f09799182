/**
 * Marks what `:has()` finds in code that changes by steps, for the styles of a browser that does not know it: blocks that
 * another has followed are `.passed`, the tab of the block that shows is `.chosen`, and a line has the `data-state` of the
 * last of its changes that shows.
 */
export function markSteps(): void {
  new MutationObserver(markAll).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ["class"],
  });
  // A choice of tabs changes no attribute.
  for (const name of ["change", "click"]) document.addEventListener(name, markAll);
  markAll();
}

function markAll(): void {
  for (const group of document.querySelectorAll(".stepped, .magic-move")) {
    const blocks = Array.from(group.children).filter((part) => !part.matches(".code-tab"));
    const shown = blocks.findLast(isShown);
    for (const block of blocks) {
      const isPassed = isShown(block) && block !== shown;
      mark(block, "passed", isPassed);
      const tab = block.previousElementSibling;
      if (tab?.matches(".code-tab")) mark(tab, "chosen", block === shown);
    }
  }
  for (const choice of document.querySelectorAll<HTMLInputElement>(".code-tab > input"))
    if (choice.parentElement) mark(choice.parentElement, "chosen", choice.checked);
  for (const line of document.querySelectorAll<HTMLElement>(".line")) {
    const changes = Array.from(line.querySelectorAll<HTMLElement>(":scope > [data-state]"));
    const state = changes.findLast(isShown)?.dataset["state"];
    if (state !== undefined && line.dataset["state"] !== state) line.dataset["state"] = state;
  }
}

/** Whether a part shows: it has no step, or that has come. */
function isShown(part: Element): boolean {
  return part.matches(".visible, :not(.fragment)");
}

/** Where nothing changes, nothing is to be written: the observer would begin anew. */
function mark(element: Element, name: string, isOn: boolean): void {
  if (element.classList.contains(name) !== isOn) element.classList.toggle(name, isOn);
}
