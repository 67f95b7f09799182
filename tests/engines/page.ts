import { setTimeout as wait } from "node:timers/promises";
import type { Session } from "./webdriver.ts";

/** A window of a browser. Its commands run one after another. */
export interface Page {
  /** Goes to an address, and resolves once it has loaded. */
  open(address: string): Promise<void>;
  reload(): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /**
   * Runs a function within the page, which gets the values and knows nothing else.
   *
   * @param values what JSON can hold
   * @throws {Error} what it throws, or rejects with
   */
  evaluate<Values extends readonly unknown[], Result>(
    run: (...values: Values) => Result | Promise<Result>,
    ...values: Values
  ): Promise<Result>;
  /** Clicks in the middle of the first such element, once it is there, uncovered and at rest. */
  click(selector: string): Promise<void>;
  /** Presses keys, one after another, by their names in `KeyboardEvent.key`. */
  press(...keys: readonly string[]): Promise<void>;
}

/** What WebDriver calls keys that write nothing. */
const KEYS: Readonly<Record<string, string>> = {
  Tab: "\uE004",
  Enter: "\uE007",
  Escape: "\uE00C",
  " ": "\uE00D",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/** The windows of a browser. */
export interface Windows {
  /** Opens an address in a window that has shown nothing since all were closed. */
  open(address: string): Promise<Page>;
  /** Resolves with a window that the pages open themselves, once `act` has made them. */
  opened(act: () => Promise<void>): Promise<Page>;
  /** Closes all of them but one, which shows nothing and has forgotten what it showed. */
  closeAll(): Promise<void>;
}

export async function windowsOf(session: Session): Promise<Windows> {
  // With thirty programs at work at once, a page has taken longer than a minute to load.
  await session.send("SetTimeouts", { script: 120_000, pageLoad: 120_000 });
  /** To open another takes up to a second; and a browser ends with its last window. */
  const first = String(await session.send("GetWindowHandle"));
  let isFirstFree = true;
  const handles = async (): Promise<string[]> => {
    const all = await session.send("GetWindowHandles");
    return Array.isArray(all) ? all.map(String) : [];
  };
  const openHandle = async (): Promise<string> => {
    if (!isFirstFree) {
      const made = await session.send("NewWindow", { type: "window" });
      return String(Reflect.get(Object(made), "handle"));
    }
    isFirstFree = false;
    return first;
  };
  const closeAll = async () => {
    for (const handle of await handles()) {
      if (handle === first) continue;
      await session.send("SwitchToWindow", { handle });
      await session.send("CloseWindow");
    }
    const page = createPage(session, first);
    if (!isFirstFree) await page.evaluate(() => sessionStorage.clear());
    await page.open("about:blank");
    isFirstFree = true;
  };
  return {
    async open(address) {
      const page = createPage(session, await openHandle());
      await page.resize(1280, 800);
      await page.open(address);
      return page;
    },
    async opened(act) {
      const before = await handles();
      await act();
      for (;;) {
        const handle = (await handles()).find((one) => !before.includes(one));
        if (handle !== undefined) return createPage(session, handle);
        await wait(100);
      }
    },
    closeAll,
  };
}

function createPage(session: Session, handle: string): Page {
  const send = async (...command: Parameters<Session["send"]>): Promise<unknown> => {
    await session.send("SwitchToWindow", { handle });
    return session.send(...command);
  };
  const pressAll = (values: readonly string[]) =>
    send("PerformActions", {
      actions: [
        {
          type: "key",
          id: "keyboard",
          actions: values.flatMap((value) => [
            { type: "keyDown", value },
            { type: "keyUp", value },
          ]),
        },
      ],
    });

  const page: Page = {
    open: async (url) => void (await send("Navigate", { url })),
    reload: async () => void (await send("Refresh")),
    resize: async (width, height) => {
      await send("SetWindowRect", { width, height });
    },
    async evaluate(run, ...values) {
      const script = `
        const [values, done] = arguments;
        (async () => (${run.toString()})(...values))().then(
          (result) => done({ result }),
          (error) => done({ error: String(error) }),
        );`;
      const answer = Object(await send("ExecuteAsyncScript", { script, args: [values] }));
      if ("error" in answer) throw new Error(String(answer.error));
      return answer.result;
    },
    async click(selector) {
      const place = await page.evaluate(async (wanted) => {
        let before = "";
        for (;;) {
          const element = document.querySelector(wanted);
          element?.scrollIntoView({ block: "nearest", behavior: "instant" });
          const box = element?.getBoundingClientRect() ?? new DOMRect();
          const place = {
            x: Math.round(box.left + box.width / 2),
            y: Math.round(box.top + box.height / 2),
          };
          const now = JSON.stringify(box);
          if (now === before && element?.contains(document.elementFromPoint(place.x, place.y)))
            return place;
          before = now;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }, selector);
      await send("PerformActions", {
        actions: [
          {
            type: "pointer",
            id: "mouse",
            actions: [
              { type: "pointerMove", ...place },
              { type: "pointerDown", button: 0 },
              { type: "pointerUp", button: 0 },
            ],
          },
        ],
      });
    },
    press: async (...keys) => void (await pressAll(keys.map((key) => KEYS[key] ?? key))),
  };
  return page;
}
