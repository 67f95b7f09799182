import { apply, isSupported } from "@oddbird/popover-polyfill/fn";
import { markSteps } from "./mark-steps.ts";

// Before Chrome 114, Firefox 125 and Safari 17. Its styles are as weak as a browser's own.
if (!isSupported()) apply({ layerName: "vendor" });
// Firefox before 121.
if (!CSS.supports("selector(:has(*))")) markSteps();

/** Adds a method where the browser has none of that name. */
function fillIn(owner: object, name: string, value: unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, configurable: true });
}

// Chrome before 110.
fillIn(
  Array.prototype,
  "toSorted",
  function toSorted(this: readonly unknown[], compare?: (a: unknown, b: unknown) => number) {
    return Array.from(this).sort(compare);
  },
);

// Chrome before 120, Safari before 17.
fillIn(URL, "canParse", (url: string, base?: string): boolean => {
  try {
    return Boolean(new URL(url, base));
  } catch {
    return false;
  }
});

/** Properties of elements that stand for an attribute, since Firefox 119. */
const REFLECTED = {
  role: "role",
  ariaCurrent: "aria-current",
  ariaExpanded: "aria-expanded",
  ariaHidden: "aria-hidden",
  ariaLabel: "aria-label",
  ariaPressed: "aria-pressed",
} as const;

for (const [property, attribute] of Object.entries(REFLECTED)) {
  if (property in Element.prototype) continue;
  Object.defineProperty(Element.prototype, property, {
    configurable: true,
    enumerable: true,
    get(this: Element) {
      return this.getAttribute(attribute);
    },
    set(this: Element, value: string | null | undefined) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}
