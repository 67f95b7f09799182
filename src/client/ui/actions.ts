/** Runs an action for each click on a `[data-action="<name>"]`. */
export function bindActions(
  actions: Readonly<Record<string, (element: HTMLElement) => void>>,
): void {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const element = event.target.closest<HTMLElement>("[data-action]");
    const name = element?.dataset["action"];
    if (element && name !== undefined) actions[name]?.(element);
  });
}
