import type { RuleId } from "./rules.ts";

/** What breaks a rule, and the same mended. */
export interface RuleExample {
  /** Of `episode.yaml` in place of a segment. */
  readonly isYaml?: boolean;
  readonly wrong: string;
  readonly right: string;
}

const yaml = (wrong: string, right: string): RuleExample => ({ isYaml: true, wrong, right });
const markdown = (wrong: string, right: string): RuleExample => ({ wrong, right });

/** A slide with these notes. */
const notes = (text: string) => `# The pier\n\n:::notes\n${text}\n:::`;
const bothNotes = (wrong: string, right: string) => markdown(notes(wrong), notes(right));
/** A slide with this below its title. */
const slide = (text: string) => `# The pier\n\n${text}`;
const bothSlides = (wrong: string, right: string) => markdown(slide(wrong), slide(right));
const STEPS = ":::steps\n- Sand\n- Stone\n:::";
const flowchart = (info: string, lines: string) =>
  `\`\`\`${info}\nflowchart LR\n  accTitle: The current\n${lines}\n\`\`\``;

/** Examples by rule; a rule without one is about files, or needs what is drawn. */
export const RULE_EXAMPLES: Readonly<Partial<Record<RuleId, RuleExample>>> = {
  "yaml-syntax": yaml("title: Harbors: a history", 'title: "Harbors: a history"'),
  "unknown-key": yaml("title: Harbors\nlang: de", "title: Harbors\nlanguage: de"),
  "invalid-value": yaml("title: Harbors\ndate: 23.11.2026", "title: Harbors\ndate: 2026-11-23"),
  "unknown-directive": bothSlides(":::note\nWaves.\n:::", ":::notes\nWaves.\n:::"),
  "directive-syntax": bothSlides("::: notes\nWaves.\n:::", ":::notes\nWaves.\n:::"),
  "notes-syntax": bothSlides("Note: Waves.", ":::notes\nWaves.\n:::"),
  "speaker-unknown": bothNotes(
    "**Anna:** Waves.\n\n**Anna:** And sand?\n\n**Ana:** Sand, too.",
    "**Anna:** Waves.\n\n**Anna:** And sand?\n\n**Anna:** Sand, too.",
  ),
  "click-syntax": bothSlides(
    `${STEPS}\n\n:::notes\n[click] Sand, and [Click] stone.\n:::`,
    `${STEPS}\n\n:::notes\n[click] Sand, and [click] stone.\n:::`,
  ),
  "timecode-syntax": bothNotes("(03:12) Waves.", "[03:12] Waves."),
  "steps-syntax": bothSlides(
    flowchart("mermaid steps", "  A --> B\n  %% Step\n  B --> C"),
    flowchart("mermaid steps", "  A --> B\n  %% step\n  B --> C"),
  ),
  "slide-break": bothSlides("Sand\n---\n\nStone", "Sand\n\n---\n\nStone"),
  "heading-order": bothSlides("### Sand", "## Sand"),
  "markdown-syntax": bothSlides(
    "[The plan] (https://example.org)",
    "[The plan](https://example.org)",
  ),
  "other-syntax": bothSlides("Done :tada:", "Done 🎉"),
  "unclosed-directive": bothSlides(":::notes\nWaves.", ":::notes\nWaves.\n:::"),
  "unclosed-block": bothSlides("```js\nlet tide;", "```js\nlet tide;\n```"),
  "slide-id": markdown('::slide{id="the pier"}\n\n# The pier', "::slide{#the-pier}\n\n# The pier"),
  "slide-empty": bothSlides("---\n\n---\n\n# Sand", "---\n\n# Sand"),
  "notes-without-slide": bothSlides(
    "---\n\n:::notes\nSand.\n:::",
    "---\n\n# Sand\n\n:::notes\nSand.\n:::",
  ),
  "private-remark": bothNotes(
    "Waves.\n:::\n\n:::private\n[03:12] Ask who has seen it.",
    "[03:12] Waves.\n:::\n\n:::private\nAsk who has seen it.",
  ),
  timecode: bothNotes("[03:72] Waves.", "[04:12] Waves."),
  "timecode-order": bothNotes("[03:12] Sand.\n\n[02:40] Stone.", "[02:40] Sand.\n\n[03:12] Stone."),
  "timecode-twice": bothNotes("[03:12] Sand.\n\n[03:12] Stone.", "[03:12] Sand.\n\n[03:20] Stone."),
  "slide-short": bothNotes(
    "[00:00] Sand.\n:::\n\n---\n\n# The tide\n\n:::notes\n[00:01] Tide.",
    "[00:00] Sand.\n:::\n\n---\n\n# The tide\n\n:::notes\n[00:06] Tide.",
  ),
  "slide-long": bothNotes(
    "[00:00] Sand.\n:::\n\n---\n\n# The tide\n\n:::notes\n[04:00] Tide.",
    "[00:00] Sand.\n:::\n\n---\n\n# The quay\n\n:::notes\n[02:00] Stone.\n:::\n\n---\n\n# The tide\n\n:::notes\n[04:00] Tide.",
  ),
  "notes-long": bothNotes(
    `[00:00] ${"All that the waves carry is sand. ".repeat(3)}\n:::\n\n---\n\n# The tide\n\n:::notes\n[00:04] Tide.`,
    "[00:00] The waves carry sand.\n:::\n\n---\n\n# The tide\n\n:::notes\n[00:04] Tide.",
  ),
  "click-without-step": bothSlides(
    `${STEPS}\n\n:::notes\n[click] Sand, [click] stone [click] and silt.\n:::`,
    `${STEPS}\n\n:::notes\n[click] Sand, [click] stone and silt.\n:::`,
  ),
  "step-without-click": bothSlides(
    `${STEPS}\n\n:::notes\n[click] Sand, and stone.\n:::`,
    `${STEPS}\n\n:::notes\n[click] Sand, [click] and stone.\n:::`,
  ),
  "footnote-undefined": bothSlides(
    "It moves.[^don]\n\n[^doe]: **Doe 2019** Sand",
    "It moves.[^doe]\n\n[^doe]: **Doe 2019** Sand",
  ),
  "footnote-unused": bothSlides(
    "It moves.\n\n[^doe]: **Doe 2019** Sand",
    "It moves.[^doe]\n\n[^doe]: **Doe 2019** Sand",
  ),
  "footnote-twice": bothSlides(
    "It moves.[^doe]\n\n[^doe]: **Doe 2019** Sand\n\n[^doe]: **Doe 2021** Silt",
    "It moves.[^doe][^doe2]\n\n[^doe]: **Doe 2019** Sand\n\n[^doe2]: **Doe 2021** Silt",
  ),
  "disable-comment": bothSlides(
    "<!-- cuedeck-disable-next-line html-removed -->\n\n<b onclick>Sand</b>",
    "<!-- cuedeck-disable-next-line html-removed: as it was -->\n\n<b onclick>Sand</b>",
  ),
  "image-remote": bothSlides(
    "![A pier](https://example.org/pier.png)",
    "[A pier](https://example.org/pier.png)",
  ),
  "image-alt": bothSlides("![](pier.png)", "![A pier](pier.png)"),
  "embed-title": bothSlides(
    '::embed{src="https://example.org"}',
    '::embed{src="https://example.org" title="The tide, live"}',
  ),
  "link-target": bothSlides("[Above](#peir)", "[Above](#the-pier)"),
  "url-scheme": bothSlides("[The plan](ftp://example.org)", "[The plan](https://example.org)"),
  "callout-kind": bothSlides("> [!INFO]\n> Waves.", "> [!NOTE]\n> Waves."),
  "html-removed": bothSlides("<video src='a.mp4'></video>", "**Waves**"),
  "math-syntax": bothSlides("$\\frac{1}$", "$\\frac{1}{2}$"),
  "code-language": bothSlides("```jvascript\nlet tide;\n```", "```js\nlet tide;\n```"),
  "chart-syntax": bothSlides(
    "```chart\ndata: { values: [{ year: 2019, sand: 3 }] }\nmark: bars\nencoding: { x: { field: year }, y: { field: sand } }\n```",
    "```chart\ndata: { values: [{ year: 2019, sand: 3 }] }\nmark: bar\nencoding: { x: { field: year }, y: { field: sand } }\n```",
  ),
  "chart-step": bothSlides(
    "```chart\nunits:\n  - { count: 3, label: Boats }\n  - { count: 4, label: Ships, step: 2 }\n```",
    "```chart\nunits:\n  - { count: 3, label: Boats }\n  - { count: 4, label: Ships, step: 1 }\n```",
  ),
  "diagram-syntax": bothSlides(
    flowchart("mermaid", "  A --> ["),
    flowchart("mermaid", "  A --> B"),
  ),
  "diagram-label": bothSlides(
    "```mermaid\nflowchart LR\n  A --> B\n```",
    flowchart("mermaid", "  A --> B"),
  ),
  "diagram-step": bothSlides(
    flowchart("mermaid steps", "  A --> B\n  %% step"),
    flowchart("mermaid steps", "  A --> B\n  %% step\n  B --> C"),
  ),
};
