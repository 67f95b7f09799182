import { parseTimecode } from "../../timeline/timecode.ts";

/** Where the address asks to open. Read it before reveal.js starts: that rewrites the hash. */
export interface Start {
  /** Seconds, from `?t=` or `#t=`: `192.5` or `03:12`; a span's end is not looked at. */
  readonly time?: number | undefined;
  /** From `?slide=`. */
  readonly slide?: string | undefined;
}

export function readStart({ search, hash }: Pick<Location, "search" | "hash">): Start {
  const query = new URLSearchParams(search);
  const fragment = new URLSearchParams(hash.replace(/^#/, ""));
  return {
    time: readTime(query.get("t") ?? fragment.get("t")),
    slide: query.get("slide") ?? undefined,
  };
}

function readTime(text: string | null): number | undefined {
  if (text === null) return undefined;
  const [start = ""] = text.replace(/^npt:/, "").split(",");
  const seconds = /^\d+(?:\.\d+)?$/.test(start) ? Number(start) : parseTimecode(start);
  return seconds;
}
