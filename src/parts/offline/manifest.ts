/** What `cuedeck build` writes into an episode's service worker, as `self.cuedeck`. Addresses are relative to it. */
export interface Manifest {
  /** All files of the episode's pages, without its media file. */
  readonly entries: readonly Entry[];
  /** Null where the episode has none, or a remote one. */
  readonly media: MediaEntry | null;
}

export interface Entry {
  readonly url: string;
  /** Changes with the file's content; null where its name does. */
  readonly revision: string | null;
}

export interface MediaEntry {
  readonly url: string;
  readonly revision: string;
  readonly bytes: number;
}

/**
 * The message of a page to its worker, with a port for the answer: `KeptMedia`, or null when there is none. A type, as
 * the worker is one file and can't share a value with the pages.
 */
export type Question = "which-media";

/** Where a page puts the whole media file, and its worker finds it. */
export interface KeptMedia {
  /** Where to fetch it: absolute. */
  readonly url: string;
  readonly bytes: number;
  /** Name of the cache. */
  readonly cache: string;
  /** Key in the cache, which changes with the file's content. */
  readonly key: string;
}
