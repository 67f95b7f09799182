import { bindControls, isOn, query } from "../../parts/ui/elements.ts";
import type { Store } from "../../parts/ui/store.ts";

/** The console's layout, text size and behaviour, restored from the last visit. */
export interface Preferences {
  /** Makes the notes one size larger or smaller. */
  resize(by: 1 | -1): void;
}

/** Of the notes, in pixels. */
const SIZES = [16, 18, 21, 24, 27, 30, 34, 38, 44, 52, 60];
const DEFAULT_SIZE = 30;
const DEFAULT_SIZE_ON_PHONES = 21;

/** @param onChange called when the size or place of the notes has changed */
export function createPreferences(settings: Store, onChange: () => void): Preferences {
  const { body, documentElement: root } = document;
  const output = query("output.size");
  const isPhone = matchMedia("(max-width: 50rem)").matches;
  const defaultSize = isPhone ? DEFAULT_SIZE_ON_PHONES : DEFAULT_SIZE;
  let size = SIZES.indexOf(Number(settings.get("size") ?? defaultSize));
  const showSize = () => {
    const pixels = SIZES[size] ?? defaultSize;
    root.style.setProperty("--notes-size", `${pixels}px`);
    output.textContent = String(pixels);
  };
  const showLayout = (layout: string) => {
    body.dataset["layout"] = layout;
    for (const choice of document.querySelectorAll<HTMLInputElement>('[name="layout"]'))
      choice.checked = choice.value === layout;
  };
  showSize();
  showLayout(settings.get("layout") ?? "notes");
  query('[data-control="starts-by-itself"]', HTMLInputElement).checked =
    settings.get("start") !== "by-hand";
  bindControls({
    layout: ({ value }) => {
      settings.set("layout", value);
      showLayout(value);
      onChange();
    },
    "starts-by-itself": (control) => settings.set("start", isOn(control) ? undefined : "by-hand"),
  });
  return {
    resize(by) {
      size = Math.min(SIZES.length - 1, Math.max(0, size + by));
      settings.set("size", String(SIZES[size]));
      showSize();
      onChange();
    },
  };
}
