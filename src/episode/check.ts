import type { VFileMessage } from "vfile-message";
import { formatTimecode } from "../timeline/timecode.ts";
import type { Citation, EpisodeDraft, NoteDraft, ReferenceDraft, SlideDraft } from "./assemble.ts";
import { checkLinks } from "./check-links.ts";
import { checkSpeakers } from "./check-speakers.ts";
import { checkTimes } from "./check-times.ts";
import { GROUND_COLOURS } from "./episode.ts";
import { hasList } from "./has-list.ts";
import { type EpisodeMeta, groundIn, wordIn } from "./meta.ts";
import { alternatives, nearest, nearestOrAll, problem, type Place } from "./problem.ts";

/**
 * Finds problems between the parts of an episode, which no file shows by itself.
 *
 * @param end of the recording in seconds; Infinity when unknown
 */
export function checkEpisode(draft: EpisodeDraft, end: number): VFileMessage[] {
  const slides = draft.segments.flatMap((segment) => segment.slides);
  const shown = slides.filter(({ hidden }) => !hidden);
  const notes = shown.flatMap((slide) => slide.notes);
  return [
    ...(slides.length > 0 ? checkShown(draft, shown) : []),
    ...slides.flatMap((slide) => checkWords(slide, draft.meta)),
    ...slides.flatMap((slide) => checkClicks(slide, draft.media !== undefined)),
    ...checkSpeakers(
      slides.flatMap((slide) => slide.notes),
      draft.meta,
    ),
    ...checkSlideIds(slides),
    ...checkOrder(notes),
    ...checkEnd(notes, end),
    ...checkTimes(shown, end, draft.media?.synthetic ?? false),
    ...checkDescription(draft),
    ...checkCitations(draft),
    ...checkSources(shown),
    ...checkLinks(draft),
  ];
}

/** An episode whose slides are all hidden has nothing to show. */
function checkShown({ place }: EpisodeDraft, shown: readonly SlideDraft[]): VFileMessage[] {
  if (shown.length > 0) return [];
  const reason = "Unexpected episode with no slide to show, expected one that is not hidden";
  return [problem("slide-empty", place, reason)];
}

/** A slide's tone, badges and ground must be words of its show, or known. */
function checkWords(
  { tone, badges, ground, place }: SlideDraft,
  meta: EpisodeMeta,
): VFileMessage[] {
  const check = (key: string, word: string, words: Readonly<Record<string, unknown>>) => {
    if (wordIn(words, word) !== undefined) return [];
    const expected = Object.keys(words);
    const known =
      expected.length > 0
        ? alternatives(expected)
        : "it under `badges` in `episode.yaml` or `show.yaml`";
    const reason = `Unexpected ${key} \`${word}\`, expected ${known}`;
    return [problem("invalid-value", place, reason, { actual: word, expected })];
  };
  return [
    ...(tone === undefined ? [] : check("tone", tone, meta.tones)),
    ...badges.flatMap((word) => check("badge", word, meta.badges)),
    ...(ground === undefined || groundIn(meta.tones, ground)
      ? []
      : unknownGround(ground, meta, place)),
  ];
}

function unknownGround(name: string, { tones }: EpisodeMeta, place: Place): VFileMessage[] {
  const expected = [...Object.keys(tones), ...GROUND_COLOURS];
  const near = nearest(name, expected);
  const colour = near === undefined ? alternatives(expected) : `\`${near}\`, another colour`;
  const reason = `Unexpected ground \`${name}\`, expected ${colour}, or a picture as \`pier.jpg\``;
  return [problem("invalid-value", place, reason, { actual: name, expected })];
}

/** Who hears of an episode, in a feed or by a link, reads its description. */
function checkDescription({ meta, media, place }: EpisodeDraft): VFileMessage[] {
  if (!media || meta.description !== undefined) return [];
  const reason =
    "Unexpected recording without a `description`, expected what it is about in a sentence or two";
  return [problem("description-missing", place, reason)];
}

/** @param isPlayed whether there is a recording, which waits for nobody to press a key */
function checkClicks(slide: SlideDraft, isPlayed: boolean): VFileMessage[] {
  const clicks = slide.notes.flatMap((note) => note.clicks);
  const surplus = clicks.slice(slide.steps).map(({ place }) => {
    const steps = slide.steps === 1 ? "1 step" : `${slide.steps} steps`;
    const reason = `Unexpected \`[click]\`, expected at most ${steps} on this slide`;
    return problem("click-without-step", place, reason);
  });
  const missing = slide.steps - clicks.length;
  if (missing <= 0 || (slide.notes.length === 0 && !isPlayed)) return surplus;
  const reason = `Unexpected ${clicks.length} \`[click]\`, expected ${slide.steps}, one a step; the last ${missing} never show by themselves`;
  const place = slide.notes[0]?.place ?? slide.place;
  return [problem("step-without-click", place, reason)];
}

function checkSlideIds(slides: readonly SlideDraft[]): VFileMessage[] {
  const seen = new Map<string, Place>();
  return slides.flatMap((slide) => {
    const first = seen.get(slide.id);
    if (!first) {
      seen.set(slide.id, slide.place);
      return [];
    }
    const reason = `Unexpected slide id \`${slide.id}\` for a second time, expected another, as \`::slide{#${slide.id}-2}\``;
    return [problem("slide-id", slide.place, reason, { cause: first })];
  });
}

function checkOrder(notes: readonly NoteDraft[]): VFileMessage[] {
  const problems: VFileMessage[] = [];
  let latest: NoteDraft | undefined;
  for (const note of notes) {
    if (note.start === undefined) continue;
    if (latest?.start !== undefined && note.start < latest.start) {
      const reason = `Unexpected timecode ${formatTimecode(note.start, 1)}, expected ${formatTimecode(latest.start, 1)} or later`;
      problems.push(problem("timecode-order", note.place, reason, { cause: latest.place }));
    } else {
      if (note.start === latest?.start) {
        const reason = `Unexpected timecode ${formatTimecode(note.start, 1)} for a second time, expected a later one: what comes before it never shows`;
        problems.push(problem("timecode-twice", note.place, reason, { cause: latest.place }));
      }
      latest = note;
    }
  }
  return problems;
}

function checkEnd(notes: readonly NoteDraft[], end: number): VFileMessage[] {
  return notes.flatMap((note) => {
    if (note.start === undefined || note.start < end) return [];
    const reason = `Unexpected timecode ${formatTimecode(note.start, 1)}, expected one before the end at ${formatTimecode(end, 1)}`;
    return [problem("cue-beyond-end", note.place, reason)];
  });
}

/** A slide of sources that has no list of its own shows what the episode cites. */
function checkSources(shown: readonly SlideDraft[]): VFileMessage[] {
  const isCiting = (part: { readonly citations: readonly Citation[] }) => part.citations.length > 0;
  if (shown.some((slide) => isCiting(slide) || slide.notes.some(isCiting))) return [];
  const empty = shown.filter(({ layout, content }) => layout === "sources" && !hasList(content));
  const reason =
    "Unexpected slide of sources where nothing is cited, expected a list on it, or a footnote as `[^key]`";
  return empty.map(({ place }) => problem("slide-empty", place, reason));
}

function checkCitations(draft: EpisodeDraft): VFileMessage[] {
  const defined = [...draft.references, ...draft.segments.flatMap((segment) => segment.references)];
  const names = defined.map((reference) => reference.identifier);
  const slides = draft.segments.flatMap((segment) => segment.slides);
  const citations = slides.flatMap((slide) => [
    ...slide.citations,
    ...slide.notes.flatMap((note) => note.citations),
  ]);
  const cited = new Set(citations.map((citation) => citation.identifier));
  const unknown = citations.filter(({ identifier }) => !names.includes(identifier));
  const unused = defined.filter(({ identifier }) => !cited.has(identifier));
  return [
    ...checkTwice(defined),
    ...unknown.map(({ identifier, place }) => {
      const expected =
        names.length > 0
          ? nearestOrAll(identifier, names, "one that is defined", (name) => `[^${name}]`)
          : "a definition in `references.md`";
      const reason = `Unexpected footnote \`[^${identifier}]\`, expected ${expected}`;
      const details = { actual: identifier, expected: names };
      return problem("footnote-undefined", place, reason, details);
    }),
    ...unused.map(({ identifier, place }) => {
      const reason = `Unexpected footnote \`[^${identifier}]\`, expected a slide or note to cite it`;
      return problem("footnote-unused", place, reason);
    }),
  ];
}

/** A key that is defined twice could mean either. */
function checkTwice(defined: readonly ReferenceDraft[]): VFileMessage[] {
  const seen = new Map<string, Place>();
  return defined.flatMap(({ identifier, place }) => {
    const first = seen.get(identifier);
    seen.set(identifier, first ?? place);
    if (!first) return [];
    const reason = `Unexpected second definition of \`[^${identifier}]\`, expected another key`;
    return [problem("footnote-twice", place, reason, { cause: first })];
  });
}
