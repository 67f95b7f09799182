import type { NoticeAction, Notices } from "../../../src/parts/ui/notices.ts";

/** What stands on the page, by key, and how often something was said. */
export interface FakeNotices extends Notices {
  readonly shown: ReadonlyMap<string, string>;
  readonly said: readonly string[];
  /** Presses the button of that name, which takes its sentence away. */
  press(label: string): void;
}

export function createFakeNotices(): FakeNotices {
  const shown = new Map<string, string>();
  const actions = new Map<string, NoticeAction & { readonly key: string }>();
  const said: string[] = [];
  return {
    shown,
    said,
    show(key, text, offered = []) {
      shown.set(key, text);
      said.push(text);
      for (const action of offered) actions.set(action.label, { ...action, key });
    },
    clear: (key) => void shown.delete(key),
    press(label) {
      const action = actions.get(label);
      if (!action || !shown.has(action.key)) throw new Error(`There is no button ${label}`);
      shown.delete(action.key);
      action.run();
    },
  };
}
