import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { CompatData, CompatStatement, Identifier } from "@mdn/browser-compat-data";
import { type ChildNode, type Declaration, parse } from "postcss";
import { parseAst } from "vite";
import { expect, test } from "vitest";
import { OLDEST } from "../../src/themes/oldest-browsers.ts";

/** As a module it would be made into JavaScript first, all 16 MB. */
const bcd: CompatData = createRequire(import.meta.url)("@mdn/browser-compat-data");

/** What styles use though the oldest browsers lack it, and why that is no fault. */
const STYLES: Readonly<Record<string, string>> = {
  "-webkit-tap-highlight-color": "only for browsers that colour what is touched",
  ":has": "where another page frames Listen, the question before a film is smaller",
  ":highlight": "scripts ask for it",
  "@page": "the deck on paper, with what margins the browser has",
  "@property": "scripts set what it would",
  "backdrop-filter": "a bar is not blurred below",
  "box-decoration-break": "marked words that are broken have no ends of their own",
  "color-mix()":
    "a note below the pointer, an underline, and what is loaded have no colour of their own",
  "contain-intrinsic-size": "goes with content-visibility",
  "content-visibility": "all slides are laid out: slower",
  "content-visibility: auto": "the same",
  "content-visibility: hidden": "deck.ts asks for it",
  "font-family: ui-sans-serif": "others are named after it",
  "forced-color-adjust": "only for browsers in which the system chooses the colours",
  "forced-color-adjust: none": "the same",
  "light-dark()": "theme-css.ts has the same for browsers without it",
  "page-break-after: avoid": "only on paper",
  "print-color-adjust": "only on paper",
  "print-color-adjust: exact": "only on paper",
  "scrollbar-width": "scrollbars are as the browser has them",
  "scrollbar-width: none": "the same",
  "scrollbar-width: thin": "the same",
  size: "of paper",
  "text-align: match-parent": "a text in another direction is aligned as that direction is",
  "text-wrap": "lines are broken where they are full",
  "text-wrap: balance": "the same",
  "text-wrap: pretty": "the same",
  "user-select": "with its prefix, too",
  "word-break: auto-phrase": "lines are broken between any two characters",
  zoom: "only in reveal.js's own print view",
};

/** The same for scripts. */
const SCRIPTS: Readonly<Record<string, string>> = {
  "Array.toSorted": "parts/older/",
  "AsyncDisposableStack.use": "a name of ours",
  "DisposableStack.dispose": "MQTT.js makes Symbol.dispose",
  "Document.exitPictureInPicture": "where the browser has it",
  "Document.pictureInPictureElement": "the same",
  "Document.pictureInPictureEnabled": "the same",
  "Element.ariaCurrent": "parts/older/",
  "Element.ariaExpanded": "parts/older/",
  "Element.ariaHidden": "parts/older/",
  "Element.ariaLabel": "parts/older/",
  "Element.ariaPressed": "parts/older/",
  "Element.checkVisibility": "Media Chrome looks for it",
  "Element.role": "parts/older/",
  "Element.setHTMLUnsafe": "Media Chrome looks for it",
  "Function.displayName": "MQTT.js writes it",
  "HTMLButtonElement.popoverTargetAction": "parts/older/",
  "HTMLButtonElement.popoverTargetElement": "parts/older/",
  "HTMLElement.hidePopover": "parts/older/",
  "HTMLElement.popover": "parts/older/",
  "HTMLElement.showPopover": "parts/older/",
  "HTMLElement.togglePopover": "parts/older/",
  "HTMLMediaElement.audioTracks": "Media Chrome looks for it",
  "HTMLMediaElement.disableRemotePlayback": "the same",
  "HTMLMediaElement.preservesPitch": "track-clock.ts sets it: it is so in all browsers anyway",
  "HTMLMediaElement.remote": "Media Chrome looks for it",
  "HTMLVideoElement.disablePictureInPicture": "the same",
  "HTMLVideoElement.playsInline": "written where it means nothing",
  "HTMLVideoElement.requestPictureInPicture": "where the browser has it",
  Highlight: "note-text.ts looks for it",
  "Highlight.priority": "the same",
  "Navigator.keyboard": "a name of ours",
  "Navigator.login": "a name of ours",
  "Navigator.share": "share.ts looks for it",
  "Navigator.wakeLock": "wake-lock.ts looks for it",
  "Symbol.asyncDispose": "MQTT.js makes it",
  "URL.canParse": "parts/older/",
  "Uint8Array.toBase64": "keys.ts looks for it",
  "Window.getScreenDetails": "main.ts looks for it",
  "Window.setImmediate": "MQTT.js looks for it",
};

test("styles of Listen and Present use nothing that they need and the oldest browsers lack", async () => {
  const found = new Set<string>();
  for (const style of await readBuilt(".css")) {
    const root = parse(style);
    // What is only for browsers that say that they know it.
    root.walkAtRules("supports", (rule) => void rule.remove());
    root.walk((node) => {
      for (const name of lackedBy(node)) found.add(name);
    });
  }
  expect([...found].toSorted()).toEqual(Object.keys(STYLES).toSorted());
});

test("scripts of Listen and Present use nothing that they need and the oldest browsers lack", async () => {
  const found = new Set<string>();
  const names = new Set<string>();
  for (const script of await readBuilt(".js")) collectNames(parseAst(script), names);
  for (const name of names) {
    const feature = lackedScript(name);
    if (feature !== undefined) found.add(feature);
  }
  expect([...found].toSorted()).toEqual(Object.keys(SCRIPTS).toSorted());
});

const BUILT = new URL("../../build/", import.meta.url);

/** What `npm run compile` has made for the two pages, and styles for the episodes on them. */
async function readBuilt(ending: ".css" | ".js"): Promise<string[]> {
  const read = (path: string) => readFile(new URL(path, BUILT), "utf8");
  const manifest: Record<string, Chunk> = JSON.parse(await read("web/manifest.json"));
  const paths = new Set<string>();
  const follow = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || paths.has(`web/${chunk.file}`)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) paths.add(`web/${file}`);
    for (const other of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) follow(other);
  };
  for (const page of ["listen", "present"]) follow(`src/pages/${page}/main.ts`);
  follow("src/pages/listen/math.ts");
  follow("src/parts/offline/service-worker.ts");
  for (const path of readdirSync(new URL("themes/", BUILT), { recursive: true }).map(String))
    if (path.endsWith("theme.css")) paths.add(`themes/${path}`);
  const texts = await Promise.all([...paths].filter((path) => path.endsWith(ending)).map(read));
  const occasional: { css: string }[] = JSON.parse(await read("themes/occasional.json"));
  return ending === ".js" ? texts : [...texts, ...occasional.map(({ css }) => css)];
}

/** Of the bundler's manifest. */
interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** Whether one of the oldest browsers lacks a feature. */
function isLacked(feature: CompatStatement | undefined): boolean {
  if (!feature) return false;
  return (["chrome", "firefox", "safari"] as const).some((browser) => {
    const statements = [feature.support[browser] ?? []].flat();
    const isThere = statements.some(
      ({ version_added: added, flags, prefix, alternative_name: other }) =>
        !flags && prefix === undefined && other === undefined && isReached(added, OLDEST[browser]),
    );
    return statements.length > 0 && !isThere;
  });
}

function isReached(
  added: string | false | null,
  [major, minor]: readonly [number, number],
): boolean {
  if (added === null) return true;
  if (added === false || added === "preview") return false;
  const [first = 0, second = 0] = added.replace("≤", "").split(".").map(Number);
  return first < major || (first === major && second <= minor);
}

/** A feature of CSS by its place in the data. */
function css(...path: readonly string[]): CompatStatement | undefined {
  let feature: Identifier | undefined = bcd.css;
  for (const name of path) feature = feature?.[name];
  return compatOf(feature);
}

function compatOf(feature: Identifier | undefined): CompatStatement | undefined {
  const { __compat: statement } = feature ?? {};
  return statement;
}

function lackedBy(node: ChildNode): string[] {
  if (node.type === "decl") return isRepeated(node) ? [] : lackedByDeclaration(node);
  if (node.type === "atrule") return isLacked(css("at-rules", node.name)) ? [`@${node.name}`] : [];
  return node.type === "rule" ? lackedBySelector(node.selector) : [];
}

/** Whether a declaration only improves on one before it, which all browsers know. */
function isRepeated({ prop, value, parent }: Declaration): boolean {
  // Variables are filled in too late for a browser to go back to another declaration.
  if (value.includes("var(")) return false;
  const others = (parent?.nodes ?? []).filter(
    (other) => other.type === "decl" && other.prop === prop,
  );
  return others.some((other) => other.type === "decl" && lackedByDeclaration(other).length === 0);
}

function lackedByDeclaration({ prop, value }: Declaration): string[] {
  const found = isLacked(css("properties", prop)) ? [prop] : [];
  for (const [word] of value.matchAll(/[a-z][\w-]*/gi))
    if (isLacked(css("properties", prop, word))) found.push(`${prop}: ${word}`);
  if (prop === "content" && value.includes("/") && isLacked(css("properties", prop, "alt_text")))
    found.push("content: /");
  for (const [, name = ""] of value.matchAll(/([a-z][\w-]*)\(/g))
    if ((FUNCTIONS.get(name) ?? []).some(isLacked)) found.push(`${name}()`);
  for (const [, unit = ""] of value.matchAll(/\d([a-z]+)\b/g))
    if (isLacked(css("types", "length", unit))) found.push(unit);
  return found;
}

/** The functions of all kinds of values, by name. */
const FUNCTIONS = new Map<string, CompatStatement[]>();
for (const [name, feature] of namedFeatures(bcd.css["types"]))
  FUNCTIONS.set(name, [...(FUNCTIONS.get(name) ?? []), feature]);

function namedFeatures(features: Identifier | undefined): [string, CompatStatement][] {
  if (!features) return [];
  return Object.keys(features).flatMap((name) => {
    const feature = name === "__compat" ? undefined : features[name];
    const own = compatOf(feature);
    return [
      ...(own ? [[name, own] satisfies [string, CompatStatement]] : []),
      ...namedFeatures(feature),
    ];
  });
}

function lackedBySelector(selector: string): string[] {
  const found: string[] = [];
  for (const [, name = ""] of leaveOutForgiving(selector).matchAll(/::?([a-z][a-z-]*)/g))
    if (isLacked(css("selectors", name))) found.push(`:${name}`);
  if (
    /:nth-(?:last-)?child\([^()]* of /.test(selector) &&
    isLacked(css("selectors", "nth-child", "of_syntax"))
  )
    found.push(":nth-child(of)");
  return found;
}

/** Without what stands in `:is()` and `:where()`: browsers leave out what they don't know of these lists. */
function leaveOutForgiving(selector: string): string {
  const at = /:(?:is|where)\(/.exec(selector);
  if (!at) return selector;
  let end = at.index + at[0].length;
  for (let depth = 1; depth > 0 && end < selector.length; end += 1)
    depth += { "(": 1, ")": -1 }[selector.charAt(end)] ?? 0;
  return selector.slice(0, at.index) + leaveOutForgiving(selector.slice(end));
}

/** What pages ask of the browser most; names that only others have, as of GPUs, mean something else here. */
const INTERFACES =
  /^(?:Document|DocumentFragment|Element|(?:HTML|SVG)(?!FencedFrame)\w*Element|Event|EventTarget|Highlight|Navigator|Node|ShadowRoot|URL|Window)$/;

/** Where each name of JavaScript and the DOM is: as `Array.toSorted`. */
const NAMES = new Map<string, { path: string; feature: CompatStatement; isAsked: boolean }[]>();
addNames(bcd.javascript["builtins"], () => true);
addNames(bcd.api, (owner) => INTERFACES.test(owner));

function addNames(owners: Identifier | undefined, isAsked: (owner: string) => boolean): void {
  for (const owner of Object.keys(owners ?? {})) {
    const members = owners?.[owner];
    for (const member of Object.keys(members ?? {})) {
      const feature = compatOf(member === "__compat" ? members : members?.[member]);
      if (!feature) continue;
      const name = member === "__compat" ? owner : member.replace(/_(?:event|static)$/, "");
      const path = name === owner ? owner : `${owner}.${name}`;
      const known = { path, feature, isAsked: isAsked(owner) };
      NAMES.set(name, [...(NAMES.get(name) ?? []), known]);
    }
  }
}

/** What a name stands for, if the oldest browsers have none of it. */
function lackedScript(name: string): string | undefined {
  const owners = NAMES.get(name) ?? [];
  if (!owners.every(({ feature }) => isLacked(feature))) return undefined;
  return owners.find(({ isAsked }) => isAsked)?.path;
}

/** Adds the names of the members and constructors that a script uses. */
function collectNames(node: unknown, names: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  const part: { type?: unknown; computed?: unknown; property?: unknown; callee?: unknown } = node;
  if (part.type === "MemberExpression" && part.computed === false) addName(part.property, names);
  if (part.type === "NewExpression") addName(part.callee, names);
  for (const inner of Object.values(node)) collectNames(inner, names);
}

function addName(identifier: unknown, names: Set<string>): void {
  if (typeof identifier === "object" && identifier !== null && "name" in identifier)
    names.add(String(identifier.name));
}
