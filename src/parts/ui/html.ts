import type { Element, ElementContent, Properties } from "hast";
import { h, s } from "hastscript";

/**
 * An icon button with an accessible name.
 *
 * @param word which pages show below the icon where they have room; there it is the name, as who speaks to a page says what
 *   can be read, and the label describes it
 */
export function iconButton(
  action: string,
  shape: IconName,
  label: string,
  properties: Properties = {},
  word?: string,
): Element {
  return h(
    "button",
    {
      type: "button",
      class: "icon-button",
      dataAction: action,
      ...(word === undefined && { ariaLabel: label }),
      title: label,
      ...properties,
    },
    [icon(shape), word === undefined ? undefined : h("span", { class: "word" }, word)],
  );
}

/** A button with a text. */
export function textButton(action: string, text: string, properties: Properties = {}): Element {
  return h("button", { type: "button", dataAction: action, ...properties }, text);
}

/** Buttons that make a value smaller and larger, with the value between them. */
export function stepper(
  less: readonly [string, string],
  value: Element,
  more: typeof less,
): Element {
  const button = ([action, ariaLabel]: typeof less, text: string) =>
    textButton(action, text, { ariaLabel });
  return h("span", { class: "stepper" }, [button(less, "−"), value, button(more, "+")]);
}

/** A checkbox, or with `type` a radio button, before its label. */
export function choice(control: string, label: string, properties: Properties = {}): Element {
  return h("label", { class: "choice" }, [
    h("input", { type: "checkbox", dataControl: control, ...properties }),
    h("span", label),
  ]);
}

/** A panel that opens over the page. */
export function settingsPanel(
  id: string,
  label: string,
  properties: Properties,
  content: readonly (ElementContent | undefined)[],
): Element {
  return h(
    "div",
    {
      class: "settings",
      id,
      popover: "auto",
      role: "dialog",
      // Where the focus goes when a key has opened it.
      autoFocus: true,
      tabIndex: -1,
      ariaLabel: label,
      ...properties,
    },
    [...content],
  );
}

/** Paths on 24×24, drawn as lines, some of the player's filled. */
const SHAPES = {
  back: "M15 5l-7 7 7 7",
  on: "M9 5l7 7-7 7",
  previousChapter: "M6.5 5v14M19 5.5v13L9.5 12z",
  nextChapter: "M17.5 5v14M5 5.5v13l9.5-6.5z",
  search: "M10.5 17a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13zM15.5 15.5L20 20",
  overview: "M4 5h6.5v5.5H4zM13.5 5H20v5.5h-6.5zM4 13.5h6.5V19H4zM13.5 13.5H20V19h-6.5z",
  enlarge: "M14 4h6v6M10 20H4v-6M20 4l-6.5 6.5M4 20l6.5-6.5",
  fullscreen: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  captions: "M3.5 5.5h17v13h-17zM7 12h4.5M14 12h3M7 15h2.5M12 15h5",
  chapters: "M4 6h2M9 6h11M4 12h2M9 12h11M4 18h2M9 18h11",
  settings:
    "M4 7h9M17 7h3M15 5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM4 17h3M11 17h9M9 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  theme: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
  keys: "M3.5 6.5h17v11h-17zM7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M8 14h8",
  close: "M6 6l12 12M18 6L6 18",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1",
  black: "M4 5h16v14H4zM4 19L20 5M4 14L13 5M11 19l9-9",
  white: "M4 5h16v14H4z",
  pointer: "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21",
  pen: "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM14 6.5l3.5 3.5",
  clear: "M9 19l-5-5L13 5l6 6-8 8zM8.5 9.5l6 6M9 19h11",
  zoom: "M10.5 17a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13zM15.5 15.5L20 20M10.5 8v5M8 10.5h5",
  sound: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11",
  jump: "M5 12h11M12 7l5 5-5 5M20 5v14",
  fillScreen: "M3.5 4.5h17v11h-17zM9 20h6M12 15.5V20",
  rehearsal: "M4 20V10M10 20V4M16 20v-8M4 20h17",
  room: "M12 13.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM8.5 15.5a5 5 0 0 1 0-7M15.5 8.5a5 5 0 0 1 0 7M5.5 18.5a9 9 0 0 1 0-13M18.5 5.5a9 9 0 0 1 0 13M12 13.5V21",
} as const;

export type IconName = keyof typeof SHAPES;

/** Those that point to where text goes on or comes from, and so the other way in a language from right to left. */
const POINTING: ReadonlySet<IconName> = new Set(["back", "on", "jump", "chapters"]);

function icon(name: IconName): Element {
  return s(
    "svg",
    {
      class: ["icon", POINTING.has(name) ? "pointing" : ""],
      viewBox: "0 0 24 24",
      width: 24,
      height: 24,
      ariaHidden: "true",
    },
    [s("path", { d: SHAPES[name] })],
  );
}
