import { type Ephemeral, FILL_SCREEN } from "../../parts/talk/talk.ts";
import type { TalkWindow } from "../../parts/talk/window.ts";
import { words } from "../../parts/talk/words.ts";
import { query } from "../../parts/ui/elements.ts";
import { createConnectionNotice, type Notices } from "../../parts/ui/notices.ts";

/** The deck's window, seen from the console. */
export interface DeckWindow {
  open(): void;
  /** Shows the deck full screen: on the projector where the browser tells which screen that is. */
  fillScreen(): void;
  /** Shows what the deck's browser refused; ignores other messages. */
  handle(message: Ephemeral): void;
}

/** @param describe on a remote, the status of its connection */
export function createDeckWindow(
  { talk, otherWindows, addressOf }: TalkWindow,
  notices: Notices,
  describe?: () => string,
): DeckWindow {
  const connection = query(".connection");
  const openButton = query(".open-deck");
  let opened = findOpener();
  const notify = createConnectionNotice(notices, "remote");
  const show = () => {
    const connected = otherWindows.has("present");
    connection.textContent = describe?.() ?? (connected ? words.connected : words.noDeck);
    connection.dataset["connected"] = String(connected);
    openButton.hidden = connected || describe !== undefined;
    notify(connected ? undefined : describe?.());
  };
  otherWindows.onChange(show);
  show();
  talk.onChange(({ playing }) => {
    if (playing) notices.clear("sound");
  });
  return {
    open() {
      void projectorFeatures().then((features) => {
        opened = window.open(addressOf("present"), `present-${talk.session}`, features);
      });
    },
    fillScreen() {
      // Delegates this click's user activation. Without it, one would have to click on the deck.
      if (opened && !opened.closed) {
        const options = { targetOrigin: location.origin, delegate: "fullscreen" };
        opened.postMessage(FILL_SCREEN, options);
      } else talk.broadcast({ type: "fill-screen" });
    },
    handle(message) {
      if (message.type !== "refused") return;
      const { what } = message;
      if (what === "fill-screen") {
        const canPlace = window.getScreenDetails !== undefined;
        notices.show("refused", canPlace ? words.refused.fillScreen : words.secondScreen);
      } else {
        notices.show("sound", what === "sound" ? words.refused.sound : words.refused.noSound);
      }
    },
  };
}

/** Present's window, when the console was opened from it. */
function findOpener(): Window | null {
  const opener: unknown = window.opener;
  return isWindow(opener) ? opener : null;
}

/** Not by `instanceof`: another window has another `Window` class. */
function isWindow(value: unknown): value is Window {
  return typeof value === "object" && value !== null && "postMessage" in value;
}

/** `window.open` features: the projector's place and size, or a plain window when there is none. */
async function projectorFeatures(): Promise<string> {
  const plain = "width=1280,height=720";
  if (!window.getScreenDetails || !screen.isExtended) return plain;
  try {
    const { screens } = await window.getScreenDetails();
    const projector = screens.find(({ isPrimary }) => !isPrimary);
    if (!projector) return plain;
    const { availLeft, availTop, availWidth, availHeight } = projector;
    return `left=${availLeft},top=${availTop},width=${availWidth},height=${availHeight}`;
  } catch {
    return plain;
  }
}
