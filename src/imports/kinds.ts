import { readYouTubeDescription } from "../formats/youtube.ts";

/** Every kind of file that an episode can begin with. */
export const IMPORT_KINDS = [
  "chapters.json",
  "psc",
  "feed",
  "youtube",
  "vtt",
  "srt",
  "transcript.json",
  "audacity",
  "slidev",
  "marp",
  "reveal-md",
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Tells by its text, and where that may be several things by its name, what a file is; `undefined` for none of them. */
export function kindOf(name: string, text: string): ImportKind | undefined {
  const start = text.replace(/^\uFEFF/, "").slice(0, 20_000);
  const ending = /\.([a-z\d]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (/^WEBVTT(?:\s|$)/.test(start)) return "vtt";
  if (/^\s*\{/.test(start))
    return /"segments"\s*:/.test(start) && !/"chapters"\s*:/.test(start)
      ? "transcript.json"
      : "chapters.json";
  if (/^\s*</.test(start)) return /<rss[\s>]/.test(start) ? "feed" : "psc";
  if (/^\d+(?:[.,]\d+)?\t\d+(?:[.,]\d+)?(?:\t|\r|\n|$)/.test(start)) return "audacity";
  if (/^\s*(?:\d+\s*(?:\r\n|\r|\n))?\d{1,4}:\d{2}:\d{2}[,.]\d{3}\s*-->/.test(start)) return "srt";
  if (ending === "md" || ending === "markdown") return deckKindOf(start);
  if (ending === "vtt" || ending === "srt") return ending;
  if (ending === "xml" || ending === "rss") return "feed";
  if (ending === "psc") return "psc";
  if (ending === "json") return "chapters.json";
  const { value } = readYouTubeDescription({ path: name, text: start });
  return value?.chapters.length ? "youtube" : undefined;
}

/** The three look much alike: what only one of them has tells them apart, or else Slidev's is the most common. */
function deckKindOf(text: string): ImportKind {
  const [, settings = ""] = /^---[ \t]*(?:\r\n|\r|\n)([\s\S]*?)(?:\r\n|\r|\n)---/.exec(text) ?? [];
  if (/^marp:\s*true/m.test(settings) || /^headingDivider:/m.test(settings)) return "marp";
  if (/^(?:revealOptions|separator|verticalSeparator):/m.test(settings)) return "reveal-md";
  if (
    /<v-clicks?\b/.test(text) ||
    /^(?:layout|transition|mdc|drawings|fonts|routerMode):/m.test(text)
  )
    return "slidev";
  if (
    /^[ \t]*notes?:/im.test(text) ||
    /^----[ \t]*$/m.test(text) ||
    /<!--\s*\.(?:element|slide):/.test(text)
  )
    return "reveal-md";
  return "slidev";
}
