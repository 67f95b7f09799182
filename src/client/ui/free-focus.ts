/**
 * Takes the focus off a button that was pressed with the mouse or a finger, before it acts: the keys go on to mean what
 * they mean on the page, Space too, and a dialog that it opens hands the focus back to nothing in particular. Whoever
 * came to it by key stays there.
 */
export function freeFocusFromPointer(): void {
  const free = ({ detail, target }: MouseEvent) => {
    if (detail === 0 || !(target instanceof Element)) return;
    target.closest<HTMLElement>("button, summary, a")?.blur();
  };
  document.addEventListener("click", free, { capture: true });
}
