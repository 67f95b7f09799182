import { expect, test } from "vitest";
import { chooseVoice } from "../../src/narration/espeak.ts";

const VOICES = `Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn              (zh-cmn 5)(zh 5)
 5  de              --/M      German             gmw/de               
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 5  en-gb-x-rp      --/M      English_(Received_Pronunciation) gmw/en-GB-x-rp       (en-gb 4)(en 5)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  fr-be           --/M      French_(Belgium)   roa/fr-BE            (fr 8)
 5  fr-fr           --/M      French_(France)    roa/fr               (fr 5)
 5  nb              --/M      Norwegian_Bokmål  gmq/nb               (no 5)
 5  pt-br           --/M      Portuguese_(Brazil) roa/pt-BR            (pt 6)
`;

test.each([
  ["en", "en-us"],
  ["en-US", "en-us"],
  ["en-GB", "en-gb"],
  ["en-GB-x-rp", "en-gb-x-rp"],
  ["en-AU", "en-us"],
  ["de-AT", "de"],
  ["pt", "pt-br"],
  ["fr", "fr-fr"],
  ["zh-Hans-CN", "cmn"],
  ["no", "nb"],
  ["tlh", undefined],
])("%s is spoken by %s", (language, voice) => {
  expect(chooseVoice(VOICES, language)).toBe(voice);
});

test("reads a listing with Windows line ends", () => {
  expect(chooseVoice(VOICES.replaceAll("\n", "\r\n"), "de")).toBe("de");
});

test("no voice at all speaks nothing", () => {
  expect(chooseVoice("", "en")).toBeUndefined();
});
