/** Something wrong in a text, with its offset. */
export interface TextFault {
  readonly offset: number;
  readonly reason: string;
}

/** What decoding leaves in place of bytes that are none of UTF-8. */
const NOT_UTF8 = "\uFFFD";

/** What is wrong with how a file was saved. */
export function encodingFault(text: string): TextFault | undefined {
  const offset = text.indexOf(NOT_UTF8);
  const reason = "Unexpected characters that are not UTF-8, expected a file that is saved as UTF-8";
  return offset < 0 ? undefined : { offset, reason };
}

/** What is wrong with the first row of a text that has other cells than its head. @param delimiter between cells */
export function tableFault(text: string, delimiter: string): TextFault | undefined {
  if (delimiter === "," && /^[^\r\n,;]*;[^\r\n,]*\r?\n[^\r\n]*;/.test(text)) {
    const reason =
      'Unexpected semicolons between columns, expected commas, or `format: { type: dsv, delimiter: ";" }` beside the data';
    return { offset: text.indexOf(";"), reason };
  }
  let head: number | undefined;
  for (const { offset, line, cells } of rowsIn(text, delimiter)) {
    head ??= cells;
    if (cells === head) continue;
    const quotes = cells > head ? `; a cell with \`${delimiter}\` in it needs quotes` : "";
    const reason = `Unexpected ${counted(cells)} in line ${line}, expected ${head}, as the head has${quotes}`;
    return { offset, reason };
  }
  return undefined;
}

function counted(cells: number): string {
  return cells === 1 ? "1 cell" : `${cells} cells`;
}

/** Where each row that is not empty begins, and how many cells it has; a cell in quotes may be of several lines. */
function* rowsIn(text: string, delimiter: string) {
  const between = `\\u${delimiter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const cell = new RegExp(
    `(?:"[^"]*(?:""[^"]*)*"?)?[^${between}\\r\\n]*(${between}|\\r?\\n|\\r|$)`,
    "y",
  );
  let [offset, line, cells] = [0, 1, 0];
  while (cell.lastIndex < text.length) {
    const [found = "", end] = cell.exec(text) ?? [];
    cells += 1;
    if (end === delimiter && cell.lastIndex < text.length) continue;
    if (end === delimiter) cells += 1;
    if (text.slice(offset, cell.lastIndex).trim() !== "") yield { offset, line, cells };
    line += text.slice(offset, cell.lastIndex).split("\n").length - 1;
    [offset, cells] = [cell.lastIndex, 0];
    if (found === "") return;
  }
}
