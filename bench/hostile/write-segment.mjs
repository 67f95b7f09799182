import { ADDRESSES, TEXTS } from "./choose.mjs";
import { writeChart } from "./write-chart.mjs";
import { writeDiagram } from "./write-diagram.mjs";
import { writeSvg } from "./write-svg.mjs";

/** @typedef {import("./choose.mjs").Choose} Choose */

/** Elements and attributes that run, load or send; and some that do not. */
const ELEMENTS =
  "a abbr audio base body button details embed form iframe img input link meta object p section select source style svg table template textarea video math noscript script title".split(
    " ",
  );
const ATTRIBUTES =
  "action background cite class data-action data-citation data-code data-directive data-drawing data-embed data-poster data-step formaction href http-equiv id longdesc name onclick onerror onload ping poster rel src srcdoc srcset style target width xlink:href xmlns".split(
    " ",
  );

const DIRECTIVES =
  "notes private steps columns tip note warning timeline code-group caveat unknown".split(" ");
const LAYOUTS =
  "cover section list columns quote table code picture gallery diagram statement facts end none".split(
    " ",
  );
const LANGUAGES = ["ts", "ts {1-3|all}", "html", "constructor", "mermaid", "mermaid steps", ""];

/**
 * A segment of all that Markdown can say, with what is hostile in all places.
 *
 * @param {Choose} choose
 */
export function writeSegment(choose) {
  const slides = choose.some(3, () => writeSlide(choose), "\n\n---\n\n");
  const title = choose.below(8) === 0 ? choose.from(TEXTS) : JSON.stringify(choose.from(TEXTS));
  return `---\ntitle: ${title}\n---\n\n${slides}\n\n[^a]: ${writeInline(choose, 2)}\n`;
}

/** @param {Choose} choose */
function writeSlide(choose) {
  const attributes = choose.some(3, () => writeSlideAttribute(choose), " ");
  const directive = choose.below(2) === 0 ? `::slide{${attributes}}\n\n` : "";
  return directive + choose.some(5, () => writeBlock(choose, 3), "\n\n");
}

/** @param {Choose} choose */
function writeSlideAttribute(choose) {
  const value = choose.from([...TEXTS, ...ADDRESSES]).replaceAll('"', "&quot;");
  return choose.from([
    `layout="${choose.from(LAYOUTS)}"`,
    `ground="${choose.from(ADDRESSES)}"`,
    `#${choose.from(["one", "two", "a%20b", "constructor"])}`,
    `.${choose.from(["a", "column", "reveal"])}`,
    `tone="${value}"`,
    `badge="${value}"`,
    `caveat="${value}"`,
    `credit="${value}"`,
    `focus="${value}"`,
    "hidden",
  ]);
}

/**
 * @param {Choose} choose
 * @param {number} depth
 * @returns {string}
 */
function writeBlock(choose, depth) {
  const inline = () => writeInline(choose, 2);
  if (depth === 0) return inline();
  const inner = () => choose.some(3, () => writeBlock(choose, depth - 1), "\n\n");
  const fence = (/** @type {string} */ language, /** @type {string} */ code) =>
    `\`\`\`${language}\n${code}\n\`\`\``;
  const writers = [
    () => `${"#".repeat(1 + choose.below(7))} ${inline()}`,
    inline,
    () => choose.some(3, () => `- ${writeBlock(choose, depth - 1).replaceAll("\n", "\n  ")}`),
    () => `> ${inner().replaceAll("\n", "\n> ")}`,
    () => `| ${inline()} | ${inline()} |\n|:-|-:|\n| ${inline()} | ${inline()} |`,
    () => writeHtml(choose),
    () => fence(choose.from(LANGUAGES), choose.from(TEXTS)),
    () => fence("mermaid", writeDiagram(choose)),
    () => fence("chart", writeChart(choose)),
    () => `$$\n${writeFormula(choose)}\n$$`,
    () => `:::${choose.from(DIRECTIVES)}\n${inner()}\n:::`,
    () => `:::notes\n[0${choose.below(9)}:00] ${inline()}\n\n[click] ${inner()}\n:::`,
    () => `::embed{src="${choose.from(ADDRESSES)}" title="${choose.from(["A", ""])}"}`,
    () => `::${choose.from(["slide", "embed", "constructor"])}{a="${choose.from(ADDRESSES)}"}`,
    () => `> [!${choose.from(["NOTE", "WARNING", "X"])}]\n> ${inline()}`,
    () => writeSvg(choose),
  ];
  return choose.from(writers)();
}

/**
 * @param {Choose} choose
 * @param {number} depth
 * @returns {string}
 */
function writeInline(choose, depth) {
  const text = () => choose.from(TEXTS);
  if (depth === 0) return text();
  const inner = () => writeInline(choose, depth - 1);
  const address = () => choose.from(ADDRESSES);
  const writers = [
    text,
    () => `**${inner()}** *${inner()}* ~~${inner()}~~`,
    () => `[${inner()}](${address()} "${text()}")`,
    () => `[${inner()}](<${address()}>)`,
    () =>
      `![${text()}](${address()}){width="${address()}" poster="${address()}" credit="${text()}"}`,
    () => `<${address()}>`,
    () => `\`${text()}\` $${writeFormula(choose)}$`,
    () => `[^a] [^${text()}] :icon[a:b]: :made-up:dot:`,
    () => `${address()} www.evil.example a@evil.example`,
    () => writeHtml(choose),
    () => `==${inner()}== &#x3c;script&#x3e; [12:34] 3:2`,
  ];
  return choose.some(2, () => choose.from(writers)(), " ");
}

/** @param {Choose} choose */
function writeHtml(choose) {
  const name = choose.from(ELEMENTS);
  const value = () => choose.from([...ADDRESSES, ...TEXTS]).replaceAll('"', "&quot;");
  const attributes = choose.some(3, () => `${choose.from(ATTRIBUTES)}="${value()}"`, " ");
  const end = choose.from([">", "/>", ">\n", "", `>${choose.from(TEXTS)}</${name}>`]);
  return `<${name}${choose.from([" ", "/", "\t"])}${attributes}${end}`;
}

/** @param {Choose} choose */
function writeFormula(choose) {
  const address = choose.from(ADDRESSES).replaceAll("%", String.raw`\%`);
  return choose.from([
    String.raw`\href{${address}}{a}`,
    String.raw`\url{${address}}`,
    String.raw`\includegraphics[width=1em]{${address}}`,
    String.raw`\htmlData{a=b}{x}\htmlStyle{background: url(${address})}{x}`,
    String.raw`\def\a{\a\a}\a`,
    String.raw`\text{${choose.from(TEXTS)}}`,
    String.raw`\frac{1}{`,
    String.raw`\rule{1e9em}{1e9em}`,
    String.raw`\color{${choose.from(TEXTS)}}x`,
  ]);
}
