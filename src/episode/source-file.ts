/** A file of the sources. */
export interface SourceFile {
  /** As messages name it. */
  readonly path: string;
  readonly text: string;
}
