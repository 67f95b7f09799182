import type { Element, ElementContent, Properties, Root } from "hast";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import type { Media } from "../episode/episode.ts";
import {
  direction,
  interfaceLanguage,
  type PagePart,
  scriptWords,
  subtagOf,
} from "../languages/languages.ts";
import { providerOf } from "../media/media.ts";
import { ICON_SVG } from "../themes/icon.ts";
import type { PublishedTheme } from "../themes/publish-theme.ts";
import { addBroker } from "./broker.ts";
import type { Assets, PageContext, PageName, PageServer } from "./context.ts";

export interface DocumentOptions {
  readonly page: PageName;
  readonly title: string;
  readonly description?: string | undefined;
  readonly language: string;
  /** From the page to `dist/`: `""`, `"../"`, `"../../"`. */
  readonly root: string;
  readonly assets: Assets;
  readonly theme: Pick<PublishedTheme, "sheet" | "preload">;
  /** Whether the page has formulas. */
  readonly math?: boolean | undefined;
  /** The episode's, when the page plays it. */
  readonly media?: Media | undefined;
  /** Origins of what the page may load into frames. */
  readonly frames?: readonly string[] | undefined;
  /** Whether the page plays recordings that it makes itself. */
  readonly records?: boolean | undefined;
  /** Script and style of a page that is a single file. */
  readonly alone?: Alone | undefined;
  readonly server?: PageServer | undefined;
  readonly head?: readonly ElementContent[] | undefined;
  readonly body: readonly ElementContent[];
}

/** The script and the style of a page that is one file. */
export interface Alone {
  readonly script: string;
  readonly style: string;
  /** For the policy: `sha256-…`. */
  readonly scriptHash: string;
}

/**
 * A page. Its policy allows only scripts that are files of the site; styles may be inline, as KaTeX, Shiki and reveal.js
 * use them.
 */
export function createDocument(options: DocumentOptions): Root {
  const { page, root, assets, theme, alone, server = {} } = options;
  const entries = alone
    ? []
    : [assets.entry(page), ...(options.math ? [assets.entry("math")] : [])];
  const fonts = !alone && WITH_DECK.has(page) ? theme.preload : [];
  // The page's own style comes first: it orders the layers, and what an episode has besides overrides it.
  const styles = alone ? [] : [...entries.flatMap((entry) => entry.styles), theme.sheet];
  const scripts = entries.flatMap((entry) => entry.script ?? []);
  const document = h(null, [
    { type: "doctype" },
    h("html", pageProperties(options), [
      h("head", [
        h("meta", { charset: "utf-8" }),
        h("meta", {
          name: "viewport",
          content: "width=device-width, initial-scale=1, viewport-fit=cover",
        }),
        h("meta", { httpEquiv: "Content-Security-Policy", content: policy(options) }),
        h("title", options.title),
        options.description
          ? h("meta", { name: "description", content: options.description })
          : undefined,
        h("meta", { name: "color-scheme", content: "light dark" }),
        h("meta", { name: "generator", content: "Cuedeck" }),
        iconLink(),
        ...fonts.map((font) =>
          h("link", {
            rel: "preload",
            href: root + font,
            as: "font",
            type: "font/woff2",
            crossOrigin: "anonymous",
          }),
        ),
        ...styles.map((style) => h("link", { rel: "stylesheet", href: root + style })),
        ...renderSources(server),
        ...scripts.map((script) => h("script", { type: "module", src: root + script })),
        ...(alone ? [h("style", alone.style), h("script", { type: "module" }, alone.script)] : []),
        ...(options.head ?? []),
      ]),
      h("body", { class: page }, [...options.body, ...renderWords(options)]),
    ]),
  ]);
  if (server.broker !== undefined) addBroker(document, server.broker);
  return document;
}

/** What lets the page change with its sources. It comes before the page's script, and is told of what that opens. */
function renderSources({ sources }: PageServer): Element[] {
  if (!sources) return [];
  const { style, script, changes } = sources;
  return [
    h("link", { rel: "stylesheet", href: style }),
    ...[script, changes].map((src) => h("script", { type: "module", src })),
  ];
}

/** Pages whose first view needs the fonts of a slide. */
const WITH_DECK: ReadonlySet<PageName> = new Set(["listen", "present"]);

/** @returns the text of {@link createDocument}'s page */
export function renderDocument(options: DocumentOptions): string {
  return renderTree(createDocument(options));
}

/** The text of a page. */
export function renderTree(document: Root): string {
  return `${toHtml(document, { closeEmptyElements: true })}\n`;
}

function pageProperties({ page, language, alone, server }: DocumentOptions): Properties {
  return {
    dataRetime: server?.retime,
    dataVersion: server?.sources?.version,
    dataOpens: server?.sources?.opens,
    ...(page === "timing" && {
      dataTiming: server?.timing?.address,
      dataToken: server?.timing?.token,
    }),
    ...(alone && { dataAlone: "" }),
    lang: language,
    dir: direction(language),
    dataPage: page,
  };
}

/** `lang` and `dir` of an element with texts of the interface, if they are not in the page's language. */
export function interfaceProperties(language: string): Properties {
  return interfaceLanguage(language) === subtagOf(language) ? {} : speaks(language);
}

/** `lang` and `dir` of the interface of an episode in a language. */
export function speaks(language: string): Properties {
  const lang = interfaceLanguage(language);
  return { lang, dir: direction(lang) };
}

/** The pages whose scripts say something, and what besides that which all say. */
const SPEAKING: ReadonlyMap<PageName, { readonly part?: PagePart }> = new Map([
  ["listen", {}],
  ["print", {}],
  ["present", { part: "talk" }],
  ["speaker", { part: "talk" }],
  ["timing", { part: "timing" }],
]);

/** Data for a script, in what the browser neither shows nor runs. */
function renderWords({ page, language, server }: DocumentOptions): Element[] {
  // What changes a page with its sources is one script for all pages, and says something on some.
  const speaking = SPEAKING.get(page) ?? (server?.sources && {});
  return speaking
    ? [h("template", { id: "words", ...speaks(language) }, scriptWords(language, speaking.part))]
    : [];
}

const POLICY: Readonly<Record<string, string>> = {
  "default-src": "'self'",
  "script-src": "'self'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data:",
  "media-src": "'self'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** A page that is one file allows its own script, and data that stands in it. */
const policyOfOneFile = (scriptHash: string): Readonly<Record<string, string>> => ({
  "default-src": "'none'",
  "script-src": `'${scriptHash}'`,
  "style-src": "'unsafe-inline'",
  "img-src": "data:",
  "font-src": "data:",
  "media-src": "data:",
  "base-uri": "'none'",
  "form-action": "'none'",
});

function policy({ media, frames = [], records, alone }: DocumentOptions): string {
  const directives = new Map(Object.entries(alone ? policyOfOneFile(alone.scriptHash) : POLICY));
  const allow = (more: Readonly<Record<string, string>>) => {
    for (const [directive, sources] of Object.entries(more))
      directives.set(directive, [directives.get(directive), sources].filter(Boolean).join(" "));
  };
  if (media) allow(providerOf(media.source).policy(media.source));
  if (frames.length > 0) allow({ "frame-src": frames.join(" ") });
  if (records) allow({ "media-src": "blob:" });
  return [...directives].map((directive) => directive.join(" ")).join("; ");
}

/**
 * A message for a page whose script does not run, such as one that is opened as a file. The script removes it; until then
 * the style delays it.
 */
export function renderUnstarted({ episode: { meta }, words }: PageContext): Element {
  return h(
    "p",
    { class: "unstarted", role: "status", ...interfaceProperties(meta.language) },
    words.unstarted,
  );
}

/** Cuedeck's icon in the page itself. Without one, browsers ask for a file that is not there. */
export function iconLink(): Element {
  const href = `data:image/svg+xml,${encodeURIComponent(ICON_SVG)}`;
  return h("link", { rel: "icon", type: "image/svg+xml", href });
}
