/** What `cuedeck build` tells an episode's service worker, as `self.cuedeck`. Addresses are relative to the worker. */
export interface Manifest {
  /** All that the episode's pages need, but for its media file. */
  readonly entries: readonly Entry[];
  /** Null where the episode has none, or one that lies elsewhere. */
  readonly media: MediaEntry | null;
}

export interface Entry {
  readonly url: string;
  /** Changes with the file's content; null where the name does. */
  readonly revision: string | null;
}

export interface MediaEntry {
  readonly url: string;
  readonly revision: string;
  readonly bytes: number;
}

/**
 * What a page asks its worker, with a port for the answer: `KeptMedia`, or null when there is none to keep. A type and
 * no value, since the worker is one file and shares none with the pages.
 */
export type Question = "which-media";

/** Where a page puts the whole media file for its worker to find. */
export interface KeptMedia {
  /** Where to fetch it: absolute. */
  readonly url: string;
  readonly bytes: number;
  /** Name of the cache. */
  readonly cache: string;
  /** Key in the cache: another one for every content of the file. */
  readonly key: string;
}
