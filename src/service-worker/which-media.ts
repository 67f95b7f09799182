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
