/** @typedef {import("./figures.mjs").Figure} Figure */

/** Digits after the point. */
const DIGITS = { "×": 2, s: 2, ms: 1, kB: 1, MB: 0, "": 0 };

/**
 * The figures as a table in Markdown.
 *
 * @param {readonly Figure[]} figures
 */
export function formatTable(figures) {
  const rows = [
    ["figure", "goal", "measured", "", "of which"],
    ...figures.map(({ name, goal, unit, value, detail }) => [
      name,
      goal === undefined ? "" : `≤ ${withUnit(goal, unit, DIGITS[unit])}`,
      value === undefined ? "not measured" : withUnit(value, unit, DIGITS[unit]),
      judge({ goal, value }),
      detail ?? "",
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}

/** Whether a goal is met, in a word. @param {Pick<Figure, "goal" | "value">} figure */
export function judge({ goal, value }) {
  if (goal === undefined || value === undefined) return "";
  return value <= goal ? "ok" : "MISSED";
}

/** @param {number} value @param {string} unit @param {number} digits */
function withUnit(value, unit, digits) {
  const text = Number.isInteger(value) ? String(value) : value.toFixed(digits);
  return `${text} ${unit}`.trim();
}
