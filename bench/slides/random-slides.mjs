import { LAYOUTS } from "../../build/layouts/layouts.js";
import { createRandom } from "../random.mjs";

// Slides of random mixtures. Each is made of its number alone, so that one that is at fault can be made again.

const SCRIPTS = [
  "harbor tide current sand pier wave stone north deep quiet measured between settles because",
  "Donaudampfschifffahrt Hafenbecken Geschwindigkeitsbegrenzung Sand der die und mit über Strömung",
  "λιμάνι παλίρροια άμμος ρεύμα κύμα και το βάθος μεταξύ",
  "гавань прилив течение песок волна глубина между измерено",
  "港口 潮汐 水流 泥沙 波浪 深度 測量 之間 沉積",
  "ميناء المد التيار الرمل الموج العمق بين",
  "बंदरगाह ज्वार धारा रेत लहर गहराई",
  "🌊 harbor ⚓ 12.5 m → 40 % ≈ ½ 🏖️ sand",
].map((words) => words.split(" "));

/** Files of `public/`, with their size in pixels. @type {Readonly<Record<string, readonly [number, number]>>} */
const PICTURES = {
  "tall.svg": [300, 1800],
  "wide.svg": [2600, 300],
  "square.svg": [900, 900],
  "small.svg": [64, 48],
  "photo.svg": [1600, 1000],
};

const CODES = [
  "flowchart LR\n  accTitle: One\n  A[Sand] --> B[Harbor] --> C[Sea]",
  "flowchart TD\n  accTitle: Two\n  A[Sand] --> B[Harbor] --> C[Sea] --> D[Sky] --> E[Rain]",
  "sequenceDiagram\n  accTitle: Three\n  Pier->>Sand: slows\n  Sand->>Harbor: fills\n  Harbor-->>Pier: weighs",
];

const FORMULAS = [
  "x^2",
  "\\sum_{i=1}^{n} \\frac{a_i}{b_i + \\sqrt{c_i}}",
  "\\begin{pmatrix} a & b & c \\\\ d & e & f \\\\ g & h & i \\end{pmatrix}",
  Array.from({ length: 14 }, (_, index) => `x_{${index}} \\cdot \\frac{y_{${index}}}{z}`).join(
    " + ",
  ),
];

const SOURCES = [
  "Doe 2019",
  "Roe, Poe and Loe 2021",
  "Harbor authority of the northern coast 2023",
];

/** The sources that slides cite. */
export const RANDOM_REFERENCES = SOURCES.map(
  (label, index) => `[^source-${index}]: **${label}** Of the sand in the harbor.`,
).join("\n\n");

/** The files that the slides show, by name. @returns {Map<string, string>} */
export function randomFiles() {
  const pictures = Object.entries(PICTURES).map(
    ([name, [width, height]]) =>
      /** @type {const} */ ([
        name,
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#9ab"/><circle cx="50%" cy="50%" r="20%" fill="#357"/></svg>`,
      ]),
  );
  return new Map([...pictures, ["clip.mp4", ""], ["sound.mp3", ""]]);
}

/**
 * The Markdown of a slide.
 *
 * @param {number} number its seed
 */
export function randomSlide(number) {
  const random = createRandom(number * 7919 + 17);
  /** @param {number} least @param {number} most */
  const between = (least, most) => least + Math.floor(random() * (most - least + 1));
  /** @template T @param {readonly T[]} list @returns {T} */
  const pick = (list) => {
    const item = list[Math.floor(random() * list.length)];
    if (item === undefined) throw new Error("Unexpected empty list, expected one to pick from");
    return item;
  };
  const chance = (/** @type {number} */ share) => random() < share;
  const words = pick(chance(0.5) ? SCRIPTS.slice(0, 2) : SCRIPTS);
  const text = (/** @type {number} */ count) =>
    Array.from({ length: count }, () => pick(words)).join(" ");
  const inline = () =>
    pick([
      () => text(between(2, 9)),
      () => `${text(between(2, 9))}[^source-${between(0, SOURCES.length - 1)}]`,
      () => `**${text(between(1, 3))}** ${text(between(1, 12))}`,
      () => `${text(between(1, 6))} *${text(2)}* \`${pick(words)}()\` $${FORMULAS[0]}$`,
      () => pick(words).repeat(between(2, 12)),
      () => `[${text(3)}](https://example.org/${"a".repeat(between(1, 90))})`,
      () => `https://example.org/${pick(SCRIPTS[0] ?? []).repeat(between(1, 14))}`,
    ])();
  /** @type {(items: number, depth: number, indent?: string) => string[]} */
  const list = (items, depth, indent = "") =>
    Array.from({ length: items }, (_, index) => {
      const mark = depth % 2 === 1 ? `${index + 1}.` : "-";
      const nested = depth > 0 && chance(0.4) ? list(between(1, 3), depth - 1, `${indent}   `) : [];
      return [`${indent}${mark} ${inline()}`, ...nested];
    }).flat();
  const image = () => {
    const name = pick(Object.keys(PICTURES));
    const title = chance(0.3) ? ` "${text(between(1, 12))}"` : "";
    return `![${pick(words)}](${name}${title})${pick(["", "", "", "{width=60%}", "{height=300}", '{credit="Jane Doe"}'])}`;
  };
  const table = () => {
    const columns = between(1, 7);
    const row = (/** @type {() => string} */ cell) =>
      `| ${Array.from({ length: columns }, cell).join(" | ")} |`;
    return [
      row(() => text(between(1, 2))),
      row(() => pick(["---", ":-:", "--:"])),
      ...Array.from({ length: between(1, 9) }, () => row(() => text(between(1, 4)))),
    ].join("\n");
  };
  const code = () => {
    const lines = Array.from({ length: between(1, chance(0.7) ? 8 : 22) }, () =>
      `${" ".repeat(between(0, 8))}let ${"harbor_".repeat(between(1, 13))} = ${between(1, 999)};`.slice(
        0,
        between(30, 110),
      ),
    );
    return `\`\`\`${pick(["js", "text", "js lines", 'js title="pier.js"', "js wrap"])}\n${lines.join("\n")}\n\`\`\``;
  };
  /** @type {readonly (() => string)[]} */
  const leaves = [
    () => text(between(4, chance(0.8) ? 25 : 60)),
    () => `${text(between(1, 5))} ${inline()}`,
    () => list(between(1, 8), between(0, 3)).join("\n"),
    () => list(between(2, 5), 0).join("\n"),
    table,
    code,
    () => `$$\n${pick(FORMULAS)}\n$$`,
    () => `> ${text(between(4, 40))}`,
    () => `> [!${pick(["NOTE", "WARNING"])}]\n> ${text(between(4, 30))}`,
    image,
    image,
    () => `${image()} ${image()}${chance(0.5) ? ` ${image()}` : ""}`,
    () => `${text(4)} ${image()} ${text(4)}`,
    () => "![A clip](clip.mp4)",
    () => "![A sound](sound.mp3)",
    () => `\`\`\`mermaid\n${pick(CODES)}\n\`\`\``,
    () => `### ${text(between(1, 6))}`,
    () => `:::fit\n${text(between(1, 4))}\n:::`,
    () => `:::${pick(["code-group", "magic-move"])}\n${code()}\n\n${code()}\n:::`,
    () => `::embed{src="https://www.example.org/" title="${text(between(1, 8))}"}`,
    () => pick(words).repeat(between(6, 30)),
  ];
  const leaf = () => pick(leaves)();
  const some = (/** @type {number} */ most, /** @type {() => string} */ make) =>
    Array.from({ length: between(1, most) }, make).join("\n\n");
  const columns = () =>
    Array.from({ length: between(2, 3) }, () => `::::column\n${some(2, leaf)}\n::::`).join("\n\n");
  const steps = () => `:::::steps\n${some(3, chance(0.2) ? columns : leaf)}\n:::::`;
  const block = () => {
    const kind = random();
    return kind < 0.1 ? columns() : kind < 0.2 ? steps() : leaf();
  };
  const title = () => {
    const wanted = pick([0, 12, 25, 25, 40, 80, 200]);
    const long = text(Math.ceil(wanted / 2));
    return wanted === 0 ? undefined : `# ${Array.from(long).slice(0, wanted).join("").trim()}`;
  };
  const attributes = [
    `layout="${pick(LAYOUTS)}"`,
    ...(chance(0.3) ? [`caveat="${text(between(1, 14))}"`] : []),
    ...(chance(0.2) ? [`tone="${pick(["positive", "negative", "neutral"])}"`] : []),
    ...(chance(0.1) ? [`ground="${pick(["accent", "ink", "photo.svg"])}"`] : []),
    ...(chance(0.1) ? [`credit="${text(between(1, 6))}"`] : []),
  ].join(" ");
  return [`::slide{#slide-${number} ${attributes}}`, title(), some(chance(0.75) ? 2 : 6, block)]
    .filter((part) => part !== undefined)
    .join("\n\n");
}
