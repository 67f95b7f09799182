import type { Element, Properties } from "hast";
import { h } from "hastscript";
import { icon, type IconName } from "./icons.ts";

/** A button that shows an icon and is named by words. */
export function iconButton(
  action: string,
  shape: IconName,
  label: string,
  properties: Properties = {},
): Element {
  return h(
    "button",
    {
      type: "button",
      class: "icon-button",
      dataAction: action,
      ariaLabel: label,
      title: label,
      ...properties,
    },
    [icon(shape)],
  );
}
