/** Milliseconds by the machine's own monotonic clock, which all of its processes read alike. */
export function monotonic() {
  return Number(process.hrtime.bigint()) / 1e6;
}
