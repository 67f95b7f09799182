/**
 * Runs an action for each click on a `[data-action="<name>"]`. Media Chrome's buttons, and those of a popover, act
 * themselves, and have the name for whoever looks for them.
 */
export function bindActions(
  actions: Readonly<Record<string, (element: HTMLElement) => void>>,
): void {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const element = event.target.closest<HTMLElement>("[data-action]");
    const name = element?.dataset["action"];
    if (!element || name === undefined || element.matches("[popovertarget]")) return;
    if (!element.localName.startsWith("media-")) actions[name]?.(element);
  });
}
