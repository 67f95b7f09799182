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
