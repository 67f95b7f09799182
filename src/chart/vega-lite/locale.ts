import type { Locale, TimeLocale } from "vega";

const known = new Map<string, Locale>();

/** Numbers and months as a language writes them. @param language BCP 47 tag */
export function localeOf(language: string): Locale {
  const locale = known.get(language) ?? readLocale(language);
  known.set(language, locale);
  return locale;
}

function readLocale(language: string): Locale {
  const parts = new Intl.NumberFormat(language, { useGrouping: true }).formatToParts(-1234567.8);
  const part = (type: Intl.NumberFormatPartTypes, other: string) =>
    parts.find((each) => each.type === type)?.value ?? other;
  return {
    number: {
      decimal: part("decimal", "."),
      thousands: part("group", ","),
      grouping: [3],
      currency: ["$", ""],
      minus: "\u2212",
    },
    time: {
      dateTime: "%Y-%m-%d %H:%M:%S",
      date: "%Y-%m-%d",
      time: "%H:%M:%S",
      periods: ["AM", "PM"],
      days: daysOf(language, "long"),
      shortDays: daysOf(language, "short"),
      months: monthsOf(language, "long"),
      shortMonths: monthsOf(language, "short"),
    },
  };
}

type Length = "long" | "short";

function daysOf(language: string, weekday: Length): TimeLocale["days"] {
  const format = new Intl.DateTimeFormat(language, { timeZone: "UTC", weekday });
  // The first of January 2023 was a Sunday.
  const day = (index: number) => format.format(Date.UTC(2023, 0, 1 + index));
  return [day(0), day(1), day(2), day(3), day(4), day(5), day(6)];
}

function monthsOf(language: string, month: Length): TimeLocale["months"] {
  const format = new Intl.DateTimeFormat(language, { timeZone: "UTC", month });
  const name = (index: number) => format.format(Date.UTC(2023, index, 1));
  const half = [name(0), name(1), name(2), name(3), name(4), name(5)] as const;
  return [...half, name(6), name(7), name(8), name(9), name(10), name(11)];
}
