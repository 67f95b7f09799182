/**
 * @typedef {object} Choose
 * @property {(count: number) => number} below a whole number from 0 to below that
 * @property {<T>(list: readonly T[]) => T} from one of a list
 * @property {(most: number, write: () => string, between?: string) => string} some texts, one or more
 */

/**
 * Choices by random numbers.
 *
 * @param {() => number} random from 0 to below 1
 * @returns {Choose}
 */
export function createChoose(random) {
  const below = (/** @type {number} */ count) => Math.floor(random() * count);
  return {
    below,
    from(list) {
      const item = list[below(list.length)];
      if (item === undefined) throw new Error("Unexpected empty list, expected items to choose");
      return item;
    },
    some: (most, write, between = "\n") =>
      Array.from({ length: 1 + below(most) }, write).join(between),
  };
}

/** Addresses of what runs, what is elsewhere, and what lies outside of a project. */
export const ADDRESSES = [
  "javascript:alert(1)",
  " java\tscript:alert(1)",
  "&#106;avascript:alert(1)",
  "vbscript:a",
  "data:text/html,<script>alert(1)</script>",
  "data:image/svg+xml,<svg onload=alert(1)>",
  "https://evil.example/a.png",
  "//evil.example/a.mp4",
  String.raw`\\evil.example\a.svg`,
  String.raw`/\evil.example/a.png`,
  "http:evil.example",
  "file:///etc/passwd",
  "../../../etc/passwd",
  "..%2f..%2fetc/passwd",
  "/etc/passwd",
  ".ssh/id_rsa",
  "%00",
  "%E0%A4",
  "\uD800.png",
  "map.svg",
  "a b.png",
  "film.mp4",
  "#one",
  "?t=1:00",
  "",
];

/** Texts that end what they stand in, or begin something else. */
export const TEXTS = [
  "Hello",
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "</style><script>alert(1)</script>",
  "</template><img src=x onerror=alert(1)>",
  "</svg><script>alert(1)</script>",
  "--><script>alert(1)</script>",
  "]]><script/>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  "` onfocus=`alert(1)",
  "&lt;img src=x onerror=alert(1)&gt;",
  "{{constructor.constructor('alert(1)')()}}",
  "url(https://evil.example/)",
  "expression(alert(1))",
  "@import 'https://evil.example/';",
  "__proto__",
  "constructor",
  "\uD800",
  "\u2028",
  "\u202Eabc",
  "1e999",
  "-0",
  "NaN",
  "null",
  "א ب 漢字 👩‍👩‍👧",
  "x".repeat(300),
];
