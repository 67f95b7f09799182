import { type Engine, primaryLanguage } from "./engine.ts";

export const rhvoice: Engine = {
  program: "RHVoice-test",
  remedy: "get it with `apt install rhvoice rhvoice-english` (Debian's `non-free`, Ubuntu)",
  options({ language, name, speed }) {
    // Of other languages it takes a voice that it has.
    const voice = name ?? (primaryLanguage(language) === "en" ? "bdl" : undefined);
    const rate = String(Math.round(100 * speed));
    return [...(voice === undefined ? [] : ["-p", voice]), "-r", rate, "-o", "{out}"];
  },
};
