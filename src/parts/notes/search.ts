import { words } from "../ui/words.ts";
import { createHits, type Hits } from "./hits.ts";

/** Search as you type in the notes. */
export interface Search {
  /** Shows the form and puts the focus in its field; where the focus is on its button, closes it. */
  open(): void;
  /** Hides the form and the hits, and puts the focus back. */
  close(): void;
  /** Searches again in notes that have changed, and leaves the page where it is. */
  refresh(): void;
}

export interface SearchActions {
  /** Scrolls to the current hit. */
  readonly reveal: (place: Range) => void;
  /** Called each time that somebody types or steps. */
  readonly onSearch: () => void;
  /** Called with the cue of each hit that becomes the current one. */
  readonly onHit: (cue: string) => void;
  /** Called with the cue of the hit that is to be played. */
  readonly onPick: (cue: string) => void;
}

/**
 * @param form as `renderSearch` writes it
 * @param notes what is searched, read when the form first opens
 */
export function createSearch(
  form: HTMLFormElement,
  notes: HTMLElement,
  { reveal, onSearch, onHit, onPick }: SearchActions,
): Search {
  const field = form.querySelector("input");
  const speaker = form.querySelector("select");
  const count = form.querySelector("output");
  const button = (name: string) =>
    form.querySelector<HTMLButtonElement>(`[data-action="search-${name}"]`);
  const toggles = Array.from(document.querySelectorAll('[data-action="search"]'));
  let known: Hits | undefined;
  let focusBefore: Element | null = null;

  const hits = () => (known ??= createHits(notes));
  const isAsked = () => (field?.value.trim() ?? "") !== "" || (speaker?.value ?? "") !== "";
  const setOpen = (open: boolean) => {
    form.hidden = !open;
    document.body.dataset["search"] = open ? "open" : "closed";
    for (const toggle of toggles) toggle.ariaExpanded = String(open);
  };
  const showCount = () => {
    const { index, count: total } = hits();
    if (count) count.value = isAsked() ? describe(index, total) : "";
    for (const name of ["previous", "next", "play"]) {
      const control = button(name);
      if (control) control.disabled = total === 0;
    }
  };
  const show = () => {
    showCount();
    const { range, cue } = hits();
    if (range) reveal(range);
    if (cue !== undefined) onHit(cue);
  };
  const find = () => {
    hits().find(field?.value ?? "", speaker?.value);
    if (isAsked()) onSearch();
    show();
  };
  const step = (by: 1 | -1) => {
    if (hits().count === 0) return;
    hits().step(by);
    onSearch();
    show();
  };
  const pick = () => {
    const { cue } = hits();
    if (cue !== undefined) onPick(cue);
  };
  const close = () => {
    const hadFocus = form.contains(document.activeElement);
    if (field) field.value = "";
    if (speaker) speaker.value = "";
    hits().find("");
    show();
    setOpen(false);
    if (hadFocus) restoreFocus(focusBefore, notes);
  };
  const open = () => {
    const pressed = toggles.some((toggle) => toggle === document.activeElement);
    if (!form.hidden && pressed) return close();
    if (form.hidden) focusBefore = document.activeElement;
    setOpen(true);
    hits();
    field?.focus();
    field?.select();
  };

  setOpen(!form.hidden);
  field?.addEventListener("input", find);
  speaker?.addEventListener("change", find);
  form.addEventListener("submit", (event) => event.preventDefault());
  button("previous")?.addEventListener("click", () => step(-1));
  button("next")?.addEventListener("click", () => step(1));
  button("play")?.addEventListener("click", pick);
  button("close")?.addEventListener("click", close);
  form.addEventListener("keydown", (event) => {
    // In an input method Enter ends a word, and Escape cancels it.
    if (event.isComposing) return;
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === field) {
      if (event.ctrlKey || event.metaKey) pick();
      else step(event.shiftKey ? -1 : 1);
    } else return;
    event.preventDefault();
  });
  return {
    open,
    close,
    refresh() {
      if (!known) return;
      const { index } = known;
      known = createHits(notes);
      known.find(field?.value ?? "", speaker?.value, Math.max(0, index));
      showCount();
    },
  };
}

function describe(index: number, total: number): string {
  return total === 0 ? words.hits.none : words.hits.place({ number: index + 1, total });
}

function restoreFocus(before: Element | null, notes: HTMLElement): void {
  const home = before instanceof HTMLElement && before !== document.body ? before : notes;
  home.focus({ preventScroll: true });
}
