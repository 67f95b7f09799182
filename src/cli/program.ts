import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { describeFormats, EXPORT_NAMES, IMPORT_NAMES } from "../formats/formats.ts";
import { brokerOrigin } from "../pages/broker.ts";
import { PAPERS, SHEETS } from "../pages/print/papers.ts";

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);

/** The command line; each command's code is loaded when it is called. */
export function createProgram(): Command {
  const program = new Command("cuedeck")
    .description("Markdown into a talk, a page to follow along with, and paper, all on one clock.")
    .version(version)
    .exitOverride()
    .showHelpAfterError("(cuedeck --help lists the commands)");

  drawing(program.command("build"))
    .description("build every episode into the output folder")
    .option("--no-pdf", "leave out what has to be printed: the PDFs, and the cover's picture")
    .addOption(
      siteUrl("where the site will stand, for pictures of shared links and codes on paper"),
    )
    .addOption(broker("where the room's broker is, for talks that others follow"))
    .action(async (options) => (await import("./commands/build.ts")).build(options));

  drawing(program.command("dev"))
    .description("serve the episodes while you write them: pages reload, problems show")
    .addOption(port(5173))
    .action(async (options) => (await import("./commands/dev.ts")).dev(options));

  sources(program.command("preview"))
    .description("serve what was built")
    .addOption(port(4173))
    .option("--host <host>", "address to listen on", "127.0.0.1")
    .option("--live", "let a room follow the talk")
    .addOption(broker("a broker elsewhere instead of the embedded one, implies --live"))
    .addOption(
      new Option(
        "--broker-login <user:password>",
        "the presenter's own login at that broker",
      ).argParser(login),
    )
    .action(async (options) => (await import("./commands/preview.ts")).preview(options));

  drawing(program.command("check"))
    .description("print every problem of the sources, with file, line and column")
    .addOption(
      new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"),
    )
    .action(async (options) => (await import("./commands/check.ts")).check(options));

  drawing(program.command("pdf"))
    .description(
      "print an episode: its slides, a handout, the speaker's notes; all three unless told",
    )
    .argument("<episode>", "its folder's name")
    .addOption(new Option("--layout <layout>", "one of the three").choices(PAPERS))
    .option("--steps", "a page for each step of a slide, in the slides")
    .addOption(new Option("--theme <theme>", "its colours").choices(["light", "dark"]))
    .addOption(new Option("--paper <size>", "sheets of handout and notes").choices(SHEETS))
    .addOption(siteUrl("where the site stands, for links and codes that lead to a moment"))
    .action(async (episode, options) => (await import("./commands/pdf.ts")).pdf(episode, options));

  drawing(program.command("export"))
    .description("write an episode as other programs read it; `--out -` prints a single file")
    .argument("<episode>", "its folder's name")
    .addOption(
      new Option("--format <format>", "what to write, see below")
        .choices(EXPORT_NAMES)
        .makeOptionMandatory(),
    )
    .option("--steps", "a picture of each step, not only of each slide")
    .addOption(scale())
    .addOption(new Option("--theme <theme>", "of pictures").choices(["light", "dark"]))
    .addOption(siteUrl("where the site stands, for links to it"))
    .addHelpText("after", describeFormats(EXPORT_NAMES))
    .action(async (episode, options) =>
      (await import("./commands/export.ts")).exportEpisode(episode, options),
    );

  sources(program.command("narrate"))
    .description(
      "speak an episode's notes with espeak-ng, and write each paragraph's start into them",
    )
    .argument("<episode>", "its folder's name")
    .action(async (episode, options) =>
      (await import("./commands/narrate.ts")).narrateEpisode(episode, options),
    );

  sources(program.command("retime"))
    .description("write the times of a rehearsal into an episode's notes")
    .argument("<episode>", "its folder's name")
    .argument("<log>", "the rehearsal's timings, as the Speaker page saves them")
    .option(
      "--recording <file>",
      "the rehearsal's sound, to be what the episode plays: WebM, MP4, MP3, Ogg or WAV",
    )
    .action(async (episode, log, options) =>
      (await import("./commands/retime.ts")).retime(episode, log, options),
    );

  sources(program.command("new"))
    .description("begin an episode")
    .argument("<episode>", "its folder's name, as `my-talk`")
    .option("--title <title>", "its title")
    .option(
      "--from <file>",
      "what it begins with: chapters, a feed, a description, a transcript, or a deck of another tool",
    )
    .addOption(
      new Option("--kind <format>", "format of that file, if it can't be detected").choices(
        IMPORT_NAMES,
      ),
    )
    .option("--item <item>", "which of a feed's items, by its guid or title")
    .addHelpText("after", describeFormats(IMPORT_NAMES))
    .action(async (episode, options) =>
      (await import("./commands/new.ts")).create(episode, options),
    );

  program
    .command("browser")
    .description("tell which browser draws the diagrams and prints the PDFs, and why")
    .action(async () => (await import("./commands/browser.ts")).browser());

  return program;
}

function sources(command: Command): Command {
  return command
    .exitOverride()
    .option("--slides <dir>", "folder of the episodes", "slides")
    .option("--out <dir>", "folder of the site", "dist");
}

function drawing(command: Command): Command {
  return sources(command).option("--no-cache", "draw and print everything anew, and keep nothing");
}

function siteUrl(description: string): Option {
  return new Option("--site-url <url>", description).argParser((text) => {
    if (!/^https?:\/\/[^\s/?#]+[^\s?#]*$/i.test(text))
      throw new InvalidArgumentError("Expected an address as https://example.org/talks/.");
    return text.endsWith("/") ? text : `${text}/`;
  });
}

function broker(description: string): Option {
  return new Option("--broker <url>", description).argParser((text) => {
    if (brokerOrigin(text) === undefined)
      throw new InvalidArgumentError("Expected an address as wss://broker.example.org/mqtt.");
    return text;
  });
}

function scale(): Option {
  const scales = ["1", "2", "3"];
  const pixels = new Option("--scale <times>", "of pictures: 1 is 1280×720").choices(scales);
  return pixels.argParser((text) => {
    if (!scales.includes(text))
      throw new InvalidArgumentError(`Allowed choices are ${scales.join(", ")}.`);
    return Number(text);
  });
}

function login(text: string): string {
  if (!/^[^:]+:/.test(text))
    throw new InvalidArgumentError("Expected a user and a password, as me:secret.");
  return text;
}

function port(value: number): Option {
  return new Option("--port <port>", "port to listen on").default(value).argParser((text) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < 0 || number > 65535)
      throw new InvalidArgumentError("Expected a port from 0 to 65535.");
    return number;
  });
}
