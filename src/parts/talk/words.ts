import { talkWords, words as scriptWords } from "../ui/words.ts";

/** What Present and Speaker say, in the interface's language. */
export const words = {
  ...talkWords,
  commands: { ...scriptWords.commands, ...talkWords.commands },
};
