import { createConnectionNotice } from "../../parts/room/connection.ts";
import { type Ephemeral, FILL_SCREEN } from "../../parts/talk/talk.ts";
import type { TalkWindow } from "../../parts/talk/window.ts";
import { words } from "../../parts/talk/words.ts";
import { query } from "../../parts/ui/elements.ts";
import type { Notices } from "../../parts/ui/notices.ts";

/** The deck's window, seen from the console. */
export interface DeckWindow {
  open(): void;
  /** Lets it fill its screen, the projector's where the browser can tell that. */
  fillScreen(): void;
  handle(aside: Ephemeral): void;
}

/** @param describe how the connection stands, in words, where that is not to a window of this browser */
export function createDeckWindow(
  { talk, otherWindows: companions, addressOf }: TalkWindow,
  notices: Notices,
  describe?: () => string,
): DeckWindow {
  const connection = query(".connection");
  const opener = query(".open-deck");
  let opened = findOpener();
  const tell = createConnectionNotice(notices, "remote");
  const show = () => {
    const here = companions.has("present");
    connection.textContent = describe?.() ?? (here ? words.connected : words.noDeck);
    connection.dataset["connected"] = String(here);
    opener.hidden = here || describe !== undefined;
    tell(here ? undefined : describe?.());
  };
  companions.onChange(show);
  show();
  talk.onChange(({ playing }) => {
    if (playing) notices.clear("sound");
  });
  return {
    open() {
      void placeOnProjector().then((place) => {
        opened = window.open(addressOf("present"), `present-${talk.session}`, place);
      });
    },
    fillScreen() {
      // Hands on the right that this press has given, so that nobody has to go to the deck's window and click there.
      if (opened && !opened.closed) {
        const options = { targetOrigin: location.origin, delegate: "fullscreen" };
        opened.postMessage(FILL_SCREEN, options);
      } else talk.broadcast({ type: "fill-screen" });
    },
    handle(aside) {
      if (aside.type !== "refused") return;
      if (aside.what === "fill-screen") {
        const canPlace = window.getScreenDetails !== undefined;
        notices.show("refused", canPlace ? words.refused.fillScreen : words.secondScreen);
      } else {
        notices.show("sound", aside.what === "sound" ? words.refused.sound : words.refused.noSound);
      }
    },
  };
}

/** Present, when the console was opened from it. It is of another realm, so no `instanceof` knows it. */
function findOpener(): Window | null {
  const opener: unknown = window.opener;
  return isWindow(opener) ? opener : null;
}

function isWindow(value: unknown): value is Window {
  return typeof value === "object" && value !== null && "postMessage" in value;
}

/** The features of a window on another screen than the browser's main one; a plain window where there is none. */
async function placeOnProjector(): Promise<string> {
  const plain = "width=1280,height=720";
  if (!window.getScreenDetails || !screen.isExtended) return plain;
  try {
    const { screens } = await window.getScreenDetails();
    const other = screens.find(({ isPrimary }) => !isPrimary);
    if (!other) return plain;
    const { availLeft, availTop, availWidth, availHeight } = other;
    return `left=${availLeft},top=${availTop},width=${availWidth},height=${availHeight}`;
  } catch {
    return plain;
  }
}
