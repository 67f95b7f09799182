import { mkdir, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { isName } from "../../episode/source-file.ts";
import type { ImportKind } from "../../formats/read-import.ts";
import { writeSources } from "../../formats/write-sources.ts";
import { ASSETS } from "../../site/assets.ts";
import { beginEpisode, importFile, TakenError } from "../../site/begin-episode.ts";
import { displayPath, type Project } from "../../site/project.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { openHere, type SourceOptions } from "../load.ts";
import { reportProblems } from "../report.ts";

export interface NewOptions extends SourceOptions {
  readonly title?: string;
  readonly from?: string;
  readonly kind?: ImportKind;
  readonly item?: string;
}

export async function create(id: string, options: NewOptions): Promise<void> {
  if (!isName(id)) {
    throw new CommandError(
      EXIT.usage,
      `Unexpected episode name ${id}, expected letters, digits, hyphens and underscores.`,
    );
  }
  if (id === ASSETS) {
    throw new CommandError(
      EXIT.usage,
      `Unexpected episode name ${id}, expected another: in a site, its folder is that of all pages.`,
    );
  }
  const { from, kind, item } = options;
  if (from === undefined && (kind !== undefined || item !== undefined)) {
    const reason = `Unexpected --${kind === undefined ? "item" : "kind"} without --from, expected the file that it speaks of.`;
    throw new CommandError(EXIT.usage, reason);
  }
  await using project = await openHere(options);
  const folder = join(project.slides, id);
  const { title = titleOf(id) } = options;
  const { files, images } =
    from === undefined
      ? { files: starterFiles(title), images: new Set<string>() }
      : await filesFrom(project, from, options);
  const publicFolder = join(project.public, id);
  const pictures = {
    names: images,
    from: dirname(resolve(project.cwd, from ?? "")),
    to: publicFolder,
  };
  try {
    await beginEpisode(folder, files, pictures);
  } catch (error) {
    if (!(error instanceof TakenError)) throw error;
    const taken = relative(project.cwd, error.path);
    throw new CommandError(
      EXIT.usage,
      error.path === folder
        ? `Unexpected folder ${taken}, expected a name that is still free.`
        : `Unexpected file ${taken}, expected none where a picture of the deck is copied to.`,
    );
  }
  await mkdir(publicFolder, { recursive: true });
  for (const name of files.keys()) console.log(relative(project.cwd, join(folder, name)));
  for (const name of images) console.log(relative(project.cwd, join(publicFolder, name)));
}

/** What another program's file begins an episode with; prints what of it is not carried over. */
async function filesFrom(
  project: Project,
  from: string,
  { kind, item, title }: NewOptions,
): Promise<{ files: Map<string, string>; images: ReadonlySet<string> }> {
  const path = resolve(project.cwd, from);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile())
    throw new CommandError(
      EXIT.usage,
      `Unexpected missing file ${from}, expected one to begin with.`,
    );
  const { sketch, problems, images } = await importFile(
    { path, shown: displayPath(project, path) },
    kind,
    item,
  );
  reportProblems(project, problems);
  if (!sketch) throw new CommandError(EXIT.sources, "");
  const named = title === undefined ? sketch : { ...sketch, title };
  return { files: writeSources(named, titleOf(baseName(from))), images };
}

function baseName(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? "").replace(/\.\w+$/, "");
}

function titleOf(id: string): string {
  const words = id.replace(/[_-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The files of a new episode: small, whole, and each kind of thing once. */
function starterFiles(title: string): Map<string, string> {
  return new Map([
    ["episode.yaml", `title: ${JSON.stringify(title)}\nshow: My podcast\nlanguage: en\n`],
    [
      "01-introduction.md",
      `---
title: Introduction
---

::slide{#cover layout="cover"}

# ${title}

What this talk is about, in one sentence.

:::notes
[00:00] Welcome. A paragraph of the notes is a cue: it starts at its timecode, and the slides follow.
:::

---

## Three things to know

:::steps
- A click brings the next step[^commonmark]
- Steps keep their place
- Notes say when
:::

:::notes
[00:08] Each click in the notes brings one step. [click] This was the first, in the middle of a paragraph.

[click] A paragraph without a timecode is timed by its words.

[00:20] [click] And this is the last.
:::

---

::slide{#flow layout="diagram"}

## From text to talk

\`\`\`mermaid steps
flowchart LR
  accTitle: From text to talk
  accDescr: Markdown becomes a deck, and the deck follows its audio
  M[Markdown]:::accent --> D[Deck]
  %% step
  D -->|follows| A[Audio]:::positive
\`\`\`

:::notes
[00:26] Markdown becomes a deck.

[00:30] [click] And the deck follows its audio.
:::
`,
    ],
    [
      "references.md",
      "[^commonmark]: **CommonMark** A strongly defined Markdown. <https://commonmark.org>\n",
    ],
  ]);
}
