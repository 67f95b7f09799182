import { En, type TranslateDictionary } from "media-chrome/lang/en";
import { language } from "../../parts/ui/words.ts";
import { addTranslation, setLanguage } from "media-chrome/utils/i18n";

/** What Media Chrome says itself. */
const OTHERS: Readonly<Record<string, () => Promise<TranslateDictionary>>> = {
  de: async () => (await import("media-chrome/lang/de")).De,
};

const RATE = "Playback rate {playbackRate}";

// Before its elements are defined, as they name themselves when they are.
const dictionary = (await OTHERS[language]?.()) ?? En;
// Who speaks to their browser says what they see on the button: "1.5x".
addTranslation(language, { ...dictionary, [RATE]: `${dictionary[RATE]}x` });
setLanguage(language);
