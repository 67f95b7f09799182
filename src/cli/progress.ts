/** Tells on stderr what goes on: a line that is overwritten on a terminal, plain lines elsewhere. */
export interface Progress {
  line(text: string): void;
  /** The n-th of so many; in a log only the last is worth a line. */
  step(label: string, done: number, total: number): void;
}

export function createProgress(stream: NodeJS.WriteStream): Progress {
  const line = (text: string) => void stream.write(`${text}\n`);
  if (!stream.isTTY) {
    return {
      line,
      step: (label, done, total) => void (done === total && line(`${label} ${done}/${total}`)),
    };
  }
  return {
    line,
    step(label, done, total) {
      const width = 24;
      const full = Math.round((done / total) * width);
      stream.write(
        `\r\u001b[K${label} ${"█".repeat(full)}${"░".repeat(width - full)} ${done}/${total}`,
      );
      if (done === total) stream.write("\n");
    },
  };
}
