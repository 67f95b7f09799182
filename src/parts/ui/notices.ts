import { createButton, el } from "./elements.ts";
import { words } from "./words.ts";

/** Sentences at the top of the page that stay until they are cleared or closed. */
export interface Notices {
  /** Shows a sentence, in place of an earlier one with the same key. */
  show(key: string, text: string, actions?: readonly NoticeAction[]): void;
  clear(key: string): void;
}

/** A button in a notice. Pressing it also closes the notice. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** @param container a polite live region */
export function createNotices(container: HTMLElement): Notices {
  const shown = new Map<string, HTMLElement>();
  const clear = (key: string) => {
    const notice = shown.get(key);
    shown.delete(key);
    if (notice) removeWithFocus(notice);
  };
  return {
    show(key, text, actions = []) {
      const sentence = el("span", { id: `notice-${key}`, className: "notice-text" }, text);
      const buttons = actions.map(({ label, run }) =>
        createButton("notice-action", label, () => {
          clear(key);
          run();
        }),
      );
      const close = createButton("notice-close", "✕", () => clear(key));
      close.ariaLabel = words.close;
      close.title = words.close;
      // With several notices, the description tells which one the button closes.
      close.setAttribute("aria-describedby", sentence.id);
      const notice = el("p", { className: "notice" }, sentence, ...buttons, close);
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

/** Removes a notice. A focus in it moves to the next notice, the notes or Play, instead of the page's start. */
function removeWithFocus(notice: HTMLElement): void {
  const hadFocus = notice.contains(document.activeElement);
  const next =
    notice.nextElementSibling?.querySelector("button") ??
    Array.from(document.querySelectorAll<HTMLElement>('.notes, [data-action="play"]')).find(
      (element) => element.getClientRects().length > 0,
    );
  notice.remove();
  if (hadFocus) next?.focus({ preventScroll: true });
}

/** Milliseconds: shorter interruptions of a connection are not worth a notice. */
const CONNECTION_DELAY = 2000;

/**
 * Shows a notice while a connection is interrupted, after a delay.
 *
 * @returns to be called when the connection's status changes: with a sentence, or `undefined` when all is well, and with
 *   another delay in milliseconds
 */
export function createConnectionNotice(
  notices: Notices,
  key: string,
): (sentence: string | undefined, delay?: number) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (sentence, delay = CONNECTION_DELAY) => {
    clearTimeout(timer);
    if (sentence === undefined) notices.clear(key);
    else timer = setTimeout(() => notices.show(key, sentence), delay);
  };
}
