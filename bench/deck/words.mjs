const WORDS =
  "path river stone bridge mill hill meadow gate orchard lane and over under beside before after long short old green quiet steep we walk rest cross follow leave reach see hear".split(
    " ",
  );

/** A sentence of random words. @param {number} length in words @param {() => number} random */
export function sentence(length, random) {
  const words = Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)] ?? "").join(
    " ",
  );
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** A list in Markdown. @param {number} count @param {() => string} line */
export function bullets(count, line) {
  return Array.from({ length: count }, () => `- ${line()}`).join("\n");
}
