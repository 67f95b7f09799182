/** Lets a pointer choose a tab of code without moving the focus there: the next key still turns slides. */
export function chooseByPointer(deck: HTMLElement): void {
  deck.addEventListener("click", (event) => {
    // The choice itself is out of sight: only keys and screen readers press it.
    if (!(event.target instanceof HTMLLabelElement) || !event.target.matches(".code-tab")) return;
    if (!(event.target.control instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.target.control.checked = true;
  });
}
