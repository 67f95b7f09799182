import { createButton } from "./elements.ts";
import { words } from "./words.ts";

/** What the page has to tell its reader: sentences that stay until they are over or closed. */
export interface Notices {
  /** Says a sentence; it takes the place of the one that was said under the same key. */
  show(key: string, text: string, actions?: readonly NoticeAction[]): void;
  clear(key: string): void;
}

/** What a button beside the sentence does; the sentence goes when it is pressed. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** @param container a polite live region, so that a screen reader says each sentence when there is a pause */
export function createNotices(container: HTMLElement): Notices {
  const shown = new Map<string, HTMLElement>();
  const clear = (key: string) => {
    const notice = shown.get(key);
    shown.delete(key);
    if (notice) removeWithFocus(notice);
  };
  return {
    show(key, text, actions = []) {
      const sentence = document.createElement("span");
      sentence.id = `notice-${key}`;
      sentence.className = "notice-text";
      sentence.textContent = text;
      const buttons = actions.map(({ label, run }) =>
        createButton("notice-action", label, () => {
          clear(key);
          run();
        }),
      );
      const close = createButton("notice-close", "✕", () => clear(key));
      close.ariaLabel = words.close;
      close.title = words.close;
      // Several may stand there: which of them it closes.
      close.setAttribute("aria-describedby", sentence.id);
      const notice = document.createElement("p");
      notice.className = "notice";
      notice.append(sentence, ...buttons, close);
      const before = shown.get(key);
      const hadFocus = before?.contains(document.activeElement) ?? false;
      if (before) before.replaceWith(notice);
      else container.append(notice);
      if (hadFocus) notice.querySelector("button")?.focus();
      shown.set(key, notice);
    },
    clear,
  };
}

/** Takes a notice away; a focus in it goes to the next one, to the notes, or to Play, and not to the page's start. */
function removeWithFocus(notice: HTMLElement): void {
  const hadFocus = notice.contains(document.activeElement);
  const next =
    notice.nextElementSibling?.querySelector("button") ??
    Array.from(document.querySelectorAll<HTMLElement>('.notes, [data-action="play"]')).find(
      (element) => element.checkVisibility(),
    );
  notice.remove();
  if (hadFocus) next?.focus({ preventScroll: true });
}
