import { talkWords, words as scriptWords } from "../ui/words.ts";

const { next, previous, keyboard } = scriptWords.commands;

/** What Present and Speaker say, in the interface's language. */
export const words = {
  ...talkWords,
  /** In the order of the sheet of keys. */
  commands: { next, previous, ...talkWords.commands, keyboard },
};
