import { talk as english } from "../../languages/en/talk.ts";
import type { TalkWords } from "../../languages/languages.ts";
import { language } from "../ui/words.ts";

const OTHERS: Readonly<Record<string, () => Promise<{ readonly talk: TalkWords }>>> = {
  de: () => import("../../languages/de/talk.ts"),
};

const load = OTHERS[language];

/** What Present and Speaker say, in the interface's language. */
export const words: TalkWords = load ? (await load()).talk : english;
