/** A file, and how messages call it. */
export interface NamedFile {
  readonly path: string;
  readonly shown: string;
}
