/** As the speaker's own system tells the time. */
const TIME = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });

/** @param epoch milliseconds */
export function formatTime(epoch: number): string {
  return TIME.format(epoch);
}
