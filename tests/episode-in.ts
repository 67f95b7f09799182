import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Language } from "../src/languages/languages.ts";
import { wavOf } from "./wav.ts";

/** Hertz. */
const RATE = 8000;

/** The files of {@link episodeIn} for each of some languages, by their tags. */
export function episodesIn(
  languages: Readonly<Record<string, Language>>,
): Record<string, string | Uint8Array> {
  const all = Object.entries(languages).map(([tag, words]) => episodeIn(tag, words));
  return Object.assign({}, ...all);
}

/** Writes these files into the folder of a project. */
export async function writeEpisodesIn(
  languages: Readonly<Record<string, Language>>,
  folder: string,
): Promise<void> {
  for (const [path, content] of Object.entries(episodesIn(languages))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/**
 * The files of an episode of a minute, `<tag>`, that says in its language what its interface says, with something of all
 * that has an interface of its own: citations, code, a chart, a table, tasks.
 *
 * @returns contents by path below the project
 */
function episodeIn(tag: string, { page }: Language): Record<string, string | Uint8Array> {
  return {
    [`slides/${tag}/episode.yaml`]: [
      `title: ${JSON.stringify(page.moreEpisodes)}`,
      `description: ${JSON.stringify(page.recorded)}`,
      `language: ${tag}`,
      "authors: [Ada Lovelace, Grace Hopper]",
      "date: 2026-01-05",
      "media: sound.wav",
    ].join("\n"),
    [`slides/${tag}/references.md`]: ["one", "two", "three"]
      .map((key) => `[^${key}]: **Ada ${key}** ${page.recorded} <https://example.org/${key}>`)
      .join("\n\n"),
    [`slides/${tag}/01-part.md`]: `---
title: ${JSON.stringify(page.inThisEpisode)}
---

# ${page.skipToNotes}

:::steps
- ${page.now}[^one]
- ${page.next}
:::

:::notes
[00:00] ${page.recorded}[^one][^two][^three]

[00:10] [click] ${page.byHand} [click]
:::

---

# ${page.allEpisodes}

- [x] ${page.now}
- [ ] ${page.next}

| ${page.now} | ${page.next} |
| ----------- | ------------ |
| 1           | 2            |

:::notes
[00:20] ${page.noScript}
:::

---

# ${page.slides}

\`\`\`ts lines
const one = 1; // ${page.now}
\`\`\`

:::notes
[00:30] ${page.noScript}
:::

---

::slide{layout="diagram"}

# ${page.print}

\`\`\`chart
data: { values: [{ year: "2001", sand: 3 }, { year: "2002", sand: 5 }] }
mark: bar
encoding:
  x: { field: year, type: ordinal, title: null }
  y: { field: sand, type: quantitative, title: ${JSON.stringify(page.now)} }
\`\`\`

:::notes
[00:40] ${page.recorded}
:::
`,
    [`public/${tag}/sound.wav`]: wavOf([new Float32Array(60 * RATE).fill(0.1)], RATE),
  };
}
