/** A click on a slide or a note with Alt opens it in the editor. */
export function openSourceOnClick(): void {
  document.addEventListener(
    "click",
    (event) => {
      if (!event.altKey || !(event.target instanceof Element)) return;
      const part = event.target.closest<HTMLElement>("[data-cue], [data-slide]");
      const { cue, slide } = part?.dataset ?? {};
      const asked = cue === undefined ? slide && { slide } : { cue };
      if (!asked) return;
      event.preventDefault();
      event.stopPropagation();
      openInEditor(asked);
    },
    { capture: true },
  );
  for (const name of ["keydown", "keyup", "pointermove"] as const)
    document.addEventListener(name, ({ altKey }) => {
      document.documentElement.toggleAttribute("data-opens-source", altKey);
    });
}

/** @param asked a slide or a cue by its id, or a place in a file */
export function openInEditor(asked: Readonly<Record<string, string>>): void {
  const address = new URL(document.documentElement.dataset["opens"] ?? "", location.href);
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  void fetch(address, { method: "POST" });
}
