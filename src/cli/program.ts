import { Command, Option } from "commander";
import { PAPERS, SHEETS } from "../pages/print/papers.ts";
import { broker, factor, login, port, scale, seconds, siteUrl, time } from "./parsed-options.ts";
import { version } from "./version.ts";

interface CommandSpec {
  /** With the name of its group before it, as `theme new`. */
  readonly name: string;
  readonly summary: string;
  /** Descriptions by name; one in brackets may be left out. */
  readonly arguments?: Readonly<Record<string, string>>;
  readonly options: readonly Option[];
  /** An option that chooses one of the formats. */
  readonly format?: { readonly option: Option; readonly names: "EXPORT_NAMES" | "IMPORT_NAMES" };
  /** Imports the command's file only when it runs. */
  readonly run: Parameters<Command["action"]>[0];
}

const EPISODE = { episode: "its folder's name" };
const SOURCES = [
  new Option("--slides <dir>", "folder of the episodes").default("slides"),
  new Option("--out <dir>", "folder of the site").default("dist"),
];
const DRAWING = [
  ...SOURCES,
  new Option("--no-cache", "draw and print everything anew, and keep nothing"),
];
const THEMES = ["light", "dark"];

/** Every command: an entry here, and a file in `commands/`. */
const COMMANDS: readonly CommandSpec[] = [
  {
    name: "build",
    summary: "build every episode into the output folder",
    options: [
      ...DRAWING,
      new Option("--no-private", "leave out what `:::private` holds, for a site that others read"),
      new Option("--no-pdf", "leave out what has to be printed: the PDFs, and the cover's picture"),
      siteUrl("where the site will stand, for pictures of shared links and codes on paper"),
      broker("where the room's broker is, for talks that others follow"),
    ],
    run: async (options) => (await import("./commands/build.ts")).build(options),
  },
  {
    name: "dev",
    summary:
      "serve the episodes while you write them: open pages change as you save, problems show",
    options: [
      ...DRAWING,
      port(5173),
      new Option("--host [host]", "address to listen on; all of them without one").default(
        "127.0.0.1",
      ),
      new Option("--episode <episode>", "serve this one alone"),
      new Option("--open", "open it in the browser"),
    ],
    run: async (options) => (await import("./commands/dev.ts")).dev(options),
  },
  {
    name: "preview",
    summary: "serve what was built",
    options: [
      ...SOURCES,
      port(4173),
      new Option("--host <host>", "address to listen on").default("127.0.0.1"),
      new Option("--live", "let a room follow the talk"),
      broker("a broker elsewhere instead of the embedded one, implies --live"),
      login(),
    ],
    run: async (options) => (await import("./commands/preview.ts")).preview(options),
  },
  {
    name: "check",
    summary: "print every problem of the sources, with file, line and column",
    options: [
      ...DRAWING,
      new Option("--format <format>", "how to print: `github` for annotations of its Actions")
        .choices(["text", "json", "sarif", "github"])
        .default("text"),
      new Option("--explain <rule>", "say what a rule means, with an example, and check nothing"),
      new Option("--fix", "first mend what has but one right answer; `undo` brings it back"),
    ],
    run: async (options) => (await import("./commands/check.ts")).check(options),
  },
  {
    name: "pdf",
    summary: "print an episode: its slides, a handout, the speaker's notes; all three unless told",
    arguments: EPISODE,
    options: [
      ...DRAWING,
      new Option("--layout <layout>", "one of the three").choices(PAPERS),
      new Option("--steps", "a page for each step of a slide, in the slides"),
      new Option("--theme <theme>", "its colours").choices(THEMES),
      new Option("--paper <size>", "sheets of handout and notes").choices(SHEETS),
      siteUrl("where the site stands, for links and codes that lead to a moment"),
    ],
    run: async (episode, options) => (await import("./commands/pdf.ts")).pdf(episode, options),
  },
  {
    name: "export",
    summary: "write an episode as other programs read it; `--out -` prints a single file",
    arguments: EPISODE,
    options: [
      ...DRAWING,
      new Option("--steps", "a picture of each step, not only of each slide"),
      scale(),
      new Option("--theme <theme>", "of pictures").choices(THEMES),
      siteUrl("where the site stands, for links to it"),
    ],
    format: {
      option: new Option("--format <format>", "what to write, see below").makeOptionMandatory(),
      names: "EXPORT_NAMES",
    },
    run: async (episode, options) =>
      (await import("./commands/export.ts")).exportEpisode(episode, options),
  },
  {
    name: "align",
    summary: "find when the recording says each paragraph of the notes",
    arguments: EPISODE,
    options: [
      ...SOURCES,
      new Option(
        "--transcript <file>",
        "the recording's words: WebVTT, SRT, JSON of a podcast, Whisper or WhisperX, Audacity labels",
      ),
      new Option("--write", "write the times that were surely found into the notes"),
      new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"),
    ],
    run: async (episode, options) => (await import("./commands/align.ts")).align(episode, options),
  },
  {
    name: "narrate",
    summary: "speak an episode's notes, and write each paragraph's start into them",
    arguments: EPISODE,
    options: SOURCES,
    run: async (episode, options) =>
      (await import("./commands/narrate.ts")).narrateEpisode(episode, options),
  },
  {
    name: "retime",
    summary: "write the times of a rehearsal into an episode's notes",
    arguments: { ...EPISODE, log: "the rehearsal's timings, as the Speaker page saves them" },
    options: [
      ...SOURCES,
      new Option(
        "--recording <file>",
        "the rehearsal's sound, to be what the episode plays: WebM, MP4, MP3, Ogg or WAV",
      ),
    ],
    run: async (episode, log, options) =>
      (await import("./commands/retime.ts")).retime(episode, log, options),
  },
  {
    name: "shift",
    summary: "move the times of the notes, as after a cut",
    arguments: EPISODE,
    options: [
      ...SOURCES,
      time("--from <time>", "the first time that moves"),
      time("--to <time>", "the first time that does not"),
      seconds("--by <seconds>", "by how much, as 12.5 or -1:30"),
      factor("--scale <factor>", "how much longer everything from `--from` on is"),
      new Option(
        "--old <recording>",
        "what the times belong to: what was put into `--new`, or taken out, is found by sound",
      ).conflicts(["from", "to", "by", "scale"]),
      new Option("--new <recording>", "what the times are to belong to"),
      new Option("--write", "write the new times into the notes"),
    ],
    run: async (episode, options) => (await import("./commands/shift.ts")).shift(episode, options),
  },
  {
    name: "undo",
    summary:
      "bring back what the last `align`, `narrate`, `retime`, `shift` or `check --fix` replaced",
    options: SOURCES,
    run: async (options) => (await import("./commands/undo.ts")).undo(options),
  },
  {
    name: "new",
    summary: "begin an episode",
    arguments: { episode: "its folder's name, as `my-talk`" },
    options: [
      ...SOURCES,
      new Option("--title <title>", "its title"),
      new Option("--theme <theme>", "what it looks like: a theme's name, or its folder"),
      new Option(
        "--from <file>",
        "what it begins with: chapters, a feed, a description, a transcript, or a deck of another tool",
      ),
      new Option("--item <item>", "which of a feed's items, by its guid or title"),
    ],
    format: {
      option: new Option("--kind <format>", "format of that file, if it can't be detected"),
      names: "IMPORT_NAMES",
    },
    run: async (episode, options) => (await import("./commands/new.ts")).create(episode, options),
  },
  {
    name: "theme new",
    summary: "begin a theme of your own, with every token explained",
    arguments: { "[folder]": "of the theme; `slides/theme` when left out" },
    options: [
      ...SOURCES,
      new Option("--extends <theme>", "which one it changes").default("editorial"),
    ],
    run: async (folder, options) => (await import("./commands/theme.ts")).newTheme(folder, options),
  },
  {
    name: "theme show",
    summary: "serve an episode with every layout in a theme",
    arguments: { "[theme]": "its name, or its folder as `./theme`; your own when left out" },
    options: [...DRAWING, port(5174)],
    run: async (theme, options) => (await import("./commands/theme.ts")).showTheme(theme, options),
  },
  {
    name: "language-server",
    summary: "tell an editor the problems while one types, and complete what it knows",
    options: [
      new Option("--slides <dir>", "folder of the episodes").default("slides"),
      new Option("--stdio", "over stdin and stdout, as it always does"),
    ],
    run: async (options) => (await import("./commands/language-server.ts")).serveLanguage(options),
  },
  {
    name: "browser",
    summary: "tell which browser draws the diagrams and prints the PDFs, and why",
    options: [],
    run: async () => (await import("./commands/browser.ts")).browser(),
  },
];

/**
 * The command line.
 *
 * @param args what follows `cuedeck`: only for a command that is named there the table of formats is loaded
 */
export async function createProgram(args: readonly string[]): Promise<Command> {
  const program = new Command("cuedeck")
    .description("Markdown into a talk, a page to follow along with, and paper, all on one clock.")
    .version(version)
    .exitOverride()
    .showHelpAfterError("(cuedeck --help lists the commands)");
  for (const { name, summary, arguments: named = {}, options, format, run } of COMMANDS) {
    const [last = name, group] = name.split(" ").toReversed();
    const parent = group === undefined ? program : groupOf(program, group);
    const command = parent.command(last).description(summary).action(run);
    for (const [argument, description] of Object.entries(named))
      command.argument(argument.startsWith("[") ? argument : `<${argument}>`, description);
    for (const option of options) command.addOption(option);
    if (!format || !args.includes(name)) continue;
    const formats = await import("../formats/formats.ts");
    const names = formats[format.names];
    command.addOption(format.option.choices(names));
    command.addHelpText("after", formats.describeFormats(names));
  }
  return program;
}

/** Commands with a first word in common. */
const GROUPS: Readonly<Record<string, string>> = {
  theme: "begin a theme of your own, or show one",
};

function groupOf(program: Command, name: string): Command {
  const known = program.commands.find((command) => command.name() === name);
  return known ?? program.command(name).description(GROUPS[name] ?? "");
}
