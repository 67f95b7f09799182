import { type Engine, MissingVoiceError } from "./engine.ts";

export const piper: Engine = {
  program: "piper",
  remedy: "get it with `pipx install piper-tts`",
  options({ language, name, speed }) {
    if (name === undefined)
      throw new MissingVoiceError(
        this.program,
        language,
        "give the `name` of one that was downloaded, as `en_US-lessac-medium`",
      );
    return ["--model", name, "--length_scale", String(1 / speed), "--output_file", "{out}"];
  },
};
