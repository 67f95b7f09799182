import { type EngineName, hasPhonemes, type Voice } from "../episode/episode.ts";
import { type Engine, type Manner, speakBy } from "./engine.ts";
import { espeak } from "./espeak.ts";
import { festival } from "./festival.ts";
import { flite } from "./flite.ts";
import { piper } from "./piper.ts";
import { type Pronunciations, respell } from "./respell.ts";
import { rhvoice } from "./rhvoice.ts";
import { type Pcm, readWav } from "./wav.ts";

/** Every engine: an entry here, its name in `episode/episode.ts`, and a file. */
const ENGINES: Readonly<Record<EngineName, Engine>> = {
  "espeak-ng": espeak,
  festival,
  flite,
  piper,
  rhvoice,
};

/** Speaks one paragraph. */
export type Speak = (paragraph: string) => Promise<Pcm>;

/**
 * Opens the voice of an episode.
 *
 * @param language BCP 47: that of the episode
 * @throws {MissingVoiceError} when its engine does not speak the language; the returned function throws
 *   {MissingEngineError} and, if the engine fails, an Error
 */
export async function openVoice(
  voice: Voice,
  language: string,
  pronunciations: Pronunciations = {},
): Promise<Speak> {
  const engine = "command" in voice ? engineOf(voice.command) : ENGINES[voice.engine];
  const manner: Manner = { language, speed: 1, ...("engine" in voice ? voice : {}) };
  const options = await engine.options(manner);
  const readable = Object.entries(pronunciations).filter(
    ([, spelling]) => engine.readsPhonemes || !hasPhonemes(spelling),
  );
  const spellings = Object.fromEntries(readable);
  return async (paragraph) =>
    readWav(await speakBy(engine, options, respell(paragraph, manner.language, spellings)));
}

/** The engine that an author's own command is. */
function engineOf(command: string): Engine {
  // Words, of which one between quotation marks may have spaces.
  const [program = "", ...options] = Array.from(
    command.matchAll(/"([^"]*)"|'([^']*)'|\S+/g),
    ([word, double, single]) => double ?? single ?? word,
  );
  return {
    program,
    remedy: "it is the `command` of the episode's `voice`",
    options: () => options,
  };
}
