import { type Engine, MissingVoiceError, primaryLanguage } from "./engine.ts";

export const flite: Engine = {
  program: "flite",
  remedy: "get it with `apt install flite` (Debian, Ubuntu) or `brew install flite` (macOS)",
  options({ language, name, speed }) {
    if (name === undefined && primaryLanguage(language) !== "en")
      throw new MissingVoiceError(
        this.program,
        language,
        "give the `name` of one, a `.flitevox` file",
      );
    const stretch = String(1 / speed);
    return [
      "-voice",
      name ?? "slt",
      "--setf",
      `duration_stretch=${stretch}`,
      "-t",
      "{text}",
      "-o",
      "{out}",
    ];
  },
};
