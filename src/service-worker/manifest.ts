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
