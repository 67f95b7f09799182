/** What the server says of the sources: whenever it has read them, and to each page that connects. */
export interface Sources {
  /** Of the pages that the server has now; the pages themselves have theirs in `html[data-version]`. */
  readonly version: string;
  /** Whether the episodes can't be shown: pages stay as they are. */
  readonly broken: boolean;
  readonly problems: readonly SourceProblem[];
}

export interface SourceProblem {
  /** As messages show it. */
  readonly path: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly isError: boolean;
  readonly rule: string;
  readonly reason: string;
}

/** The event by which the server sends {@link Sources}, and by which the page has them as its detail. */
export const SOURCES_EVENT = "cuedeck:sources";

/** A page as the server has it, apart from what can be replaced while it is open. */
export interface PageSource {
  readonly version: string;
  /** Each `section[data-slide]`, by its id. */
  readonly slides: Elements;
  /** Each `.transcript-segment`: the notes of a segment, by its id. */
  readonly segments: Elements;
  /** The buttons that lead to segments, by their ids. */
  readonly buttons: Elements;
  /** The one `.references`, or none. */
  readonly references: Elements;
  /** The timeline in JSON, on a page that has it. */
  readonly timeline?: string | undefined;
  /** Addresses of the style sheets. */
  readonly sheets: readonly string[];
  /** Of all else: when it differs, the page has to be loaded anew. */
  readonly rest: string;
}

/** Elements by id, in order, as HTML; null for one that is as it was in the version that the page has named. */
export type Elements = readonly (readonly [id: string, html: string | null])[];

/** The query by which a page asks for its {@link PageSource} in JSON, with the version that it has, or empty. */
export const SOURCE_QUERY = "source-since";
