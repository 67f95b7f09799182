/**
 * What espeak-ng's English voices say wrongly, and how to spell it so that they say it right.
 *
 * A word in small letters stands for its capitalised form too; any other is taken letter by letter. Between `[[` and
 * `]]` stand espeak-ng's phonemes, which `espeak-ng -v en-us -q -x "word"` prints.
 */
export const ENGLISH: Readonly<Record<string, string>> = {
  // Substances
  arketamine: "ar-ketamine",
  norketamine: "nor-ketamine",
  hydroxynorketamine: "hydroxy nor-ketamine",
  psilocybin: "[[s,aIl@s'aIbIn]]",
  SSRI: "[[,Es,Es,A@r'aI]]",
  SSRIs: "[[,Es,Es,A@r'aIz]]",
  SNRI: "[[,Es,En,A@r'aI]]",
  SNRIs: "[[,Es,En,A@r'aIz]]",

  // The brain
  habenula: "[[h@b'EnjUl@]]",
  habenular: "[[h@b'EnjUl@]]",
  raphe: "[[r'eIfi]]",
  GABAergic: "[[g,ab@r'3:dZIk]]",
  AMPAR: "AMPA receptor",
  AMPARs: "AMPA receptors",
  NMDAR: "NMDA receptor",
  NMDARs: "NMDA receptors",
  TrkB: "track B",
  eEF2: "E E F 2",
  synaptogenesis: "[[sIn,aptoUdZ'En@sIs]]",

  // Treatments, trials, offices
  ECT: "E C T",
  EMA: "E M A",
  IM: "I M",
  IV: "I V",
  REMS: "[[r'Emz]]",
  "STAR*D": "star D",
  WHO: "W H O",

  // People
  Li: "Lee",
  Lii: "Lee",
  Zarate: "[[z@r'A:teI]]",

  // Numbers to call, digit by digit
  "988": "nine eight eight",
  "911": "nine one one",
  "999": "nine nine nine",
  "116 123": "one one six, one two three",
  "13 11 14": "one three, one one, one four",

  // Latin
  "e.g.": "for example",
  "i.e.": "that is",
  vs: "versus",
  "vs.": "versus",
};
