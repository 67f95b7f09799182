import type { VFileMessage } from "vfile-message";

/** What a file of another program says, as far as it could be read, and what is wrong with it. */
export interface Reading<Value> {
  /** Only when no problem is an error. */
  readonly value?: Value | undefined;
  readonly problems: readonly VFileMessage[];
}
