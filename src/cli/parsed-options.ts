import { InvalidArgumentError, Option } from "commander";
import { brokerOrigin } from "../pages/broker.ts";
import { parseTime } from "../timeline/timecode.ts";

/** An option whose text is parsed. */
function parsed(
  flags: string,
  description: string,
  expected: string,
  parse: (text: string) => string | number | undefined,
): Option {
  return new Option(flags, description).argParser((text) => {
    const value = parse(text);
    if (value === undefined) throw new InvalidArgumentError(expected);
    return value;
  });
}

export function siteUrl(description: string): Option {
  const expected = "Expected an address as https://example.org/talks/.";
  return parsed("--site-url <url>", description, expected, (text) => {
    if (!/^https?:\/\/[^\s/?#]+[^\s?#]*$/i.test(text)) return undefined;
    return text.endsWith("/") ? text : `${text}/`;
  });
}

export function broker(description: string): Option {
  const expected = "Expected an address as wss://broker.example.org/mqtt.";
  return parsed("--broker <url>", description, expected, (text) =>
    brokerOrigin(text) === undefined ? undefined : text,
  );
}

export function login(): Option {
  const description = "the presenter's own login at that broker";
  const expected = "Expected a user and a password, as me:secret.";
  return parsed("--broker-login <user:password>", description, expected, (text) =>
    /^[^:]+:/.test(text) ? text : undefined,
  );
}

export function scale(): Option {
  const scales = ["1", "2", "3"];
  const expected = `Allowed choices are ${scales.join(", ")}.`;
  const option = parsed("--scale <times>", "of pictures: 1 is 1280×720", expected, (text) =>
    scales.includes(text) ? Number(text) : undefined,
  );
  option.argChoices = scales;
  return option;
}

export function time(flags: string, description: string): Option {
  return parsed(flags, description, "Expected a time as 12:00 or 720.", parseTime);
}

export function seconds(flags: string, description: string): Option {
  return parsed(flags, description, "Expected seconds or a time, as 30 or -1:30.", (text) => {
    const length = parseTime(text.replace(/^[-−+]/, ""));
    return length === undefined ? undefined : /^[-−]/.test(text) ? -length : length;
  });
}

export function factor(flags: string, description: string): Option {
  return parsed(flags, description, "Expected a factor as 1.02.", (text) => {
    const number = Number(text);
    return number > 0 && Number.isFinite(number) ? number : undefined;
  });
}

export function port(value: number): Option {
  const expected = "Expected a port from 0 to 65535.";
  return parsed("--port <port>", "port to listen on", expected, (text) => {
    const number = Number(text);
    return Number.isInteger(number) && number >= 0 && number <= 65535 ? number : undefined;
  }).default(value);
}
