/** Tells on stderr what goes on: a line that is overwritten on a terminal, plain lines elsewhere. */
export interface Progress {
  line(text: string): void;
  /** The n-th of so many; in a log only the last is worth a line. */
  step(label: string, done: number, total: number): void;
}

/** Back to the beginning of the line, and nothing on it. */
const CLEARED = "\r\u001b[K";

export function createProgress(
  stream: Pick<NodeJS.WriteStream, "isTTY"> & { write(text: string): unknown },
): Progress {
  const line = (text: string) => void stream.write(`${text}\n`);
  if (!stream.isTTY) {
    return {
      line,
      step: (label, done, total) => void (done === total && line(`${label} ${done}/${total}`)),
    };
  }
  let bar = "";
  return {
    line(text) {
      // What is said while something goes on stands above its bar.
      stream.write(bar === "" ? "" : CLEARED);
      line(text);
      stream.write(bar);
    },
    step(label, done, total) {
      const width = 24;
      const full = Math.round((done / total) * width);
      bar = `${label} ${"█".repeat(full)}${"░".repeat(width - full)} ${done}/${total}`;
      stream.write(CLEARED + bar);
      if (done < total) return;
      stream.write("\n");
      bar = "";
    },
  };
}
