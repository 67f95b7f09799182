import { type Engine, MissingVoiceError, primaryLanguage } from "./engine.ts";

/** Voices of Debian's packages for languages. */
const VOICES: ReadonlyMap<string, string> = new Map([
  ["ca", "upc_ca_ona_hts"],
  ["cs", "czech_ph"],
  ["en", "cmu_us_slt_arctic_hts"],
  ["es", "el_diphone"],
  ["fi", "suo_fi_lj_diphone"],
  ["it", "pc_diphone"],
  ["ru", "msu_ru_nsh_clunits"],
]);

export const festival: Engine = {
  program: "text2wave",
  remedy: "get it with `apt install festival festvox-us-slt-hts` (Debian, Ubuntu)",
  options({ language, name, speed }) {
    const voice = name ?? VOICES.get(primaryLanguage(language));
    if (voice === undefined)
      throw new MissingVoiceError(
        this.program,
        language,
        "give the `name` of one, as `kal_diphone`",
      );
    // Voices of HMMs keep their own pace.
    const stretch = `(Parameter.set 'Duration_Stretch ${1 / speed})`;
    // The header of what goes to its output has a length of 0.
    return ["-eval", `(voice_${voice})`, "-eval", stretch, "-o", "{out}"];
  },
};
