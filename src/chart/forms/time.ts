/** A moment on a timeline. */
export interface Time {
  /** Years, with the part of the year that has passed. */
  readonly years: number;
  /** As it is shown. */
  readonly text: string;
}

/** A year, or a date of ISO 8601 down to the month or the day. */
export const TIME = /^\d{1,4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** @param written what {@link TIME} matches, or a year as a number */
export function readTime(written: string | number, language: string): Time {
  const [year = 0, month, day] = String(written).split("-").map(Number);
  if (month === undefined) return { years: year, text: String(year) };
  const date = new Date(Date.UTC(year, month - 1, day ?? 1));
  const format = new Intl.DateTimeFormat(language, {
    timeZone: "UTC",
    year: "numeric",
    month: "short",
    ...(day !== undefined && { day: "numeric" }),
  });
  return { years: year + (month - 1) / 12 + ((day ?? 1) - 1) / 366, text: format.format(date) };
}

/** Years at which a timeline has ticks, some ten of them apart, and which of them are labelled. */
export function ticksBetween(from: number, to: number, room: number): readonly number[] {
  const step = STEPS.find((each) => (to - from) / each <= room) ?? 1000;
  const first = Math.ceil(from / step) * step;
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / step) + 1) },
    (_, index) => first + index * step,
  );
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500];
