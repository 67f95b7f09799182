import type { Processor } from "unified";
import type { Construct } from "./bounds.ts";

/**
 * Has bare addresses looked for only where one may be, as GFM's extension has them nowhere after a bracket that is open.
 * By itself it goes back to that bracket at each word: a long paragraph with one `[` would take minutes.
 */
export default function remarkAutolinks(this: Processor): undefined {
  for (const { text = {} } of this.data().micromarkExtensions ?? []) {
    for (const [code, constructs] of Object.entries(text)) {
      text[code] = [constructs ?? []]
        .flat()
        .map((each) => (each.name?.endsWith("Autolink") ? outsideBrackets(each) : each));
    }
  }
}

function outsideBrackets(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const start = construct.tokenize.call(this, effects, ok, nok);
      return (code) => (isInBrackets(this.events) ? nok(code) : start(code));
    },
  };
}

type Events = ThisParameterType<Construct["tokenize"]>["events"];

/** For a text: how many of its events were looked at, and where among them a bracket is that was open. */
const looked = new WeakMap<Events, { readonly count: number; readonly bracket: number }>();

function isInBrackets(events: Events): boolean {
  const { count = 0, bracket = -1 } = looked.get(events) ?? {};
  if (isOpen(events[bracket])) return true;
  // Of those before, a bracket that was open may have been closed since, and others still be open.
  const from = bracket === -1 ? Math.min(count, events.length) : 0;
  const found = events.slice(from).findLastIndex(isOpen);
  looked.set(events, { count: events.length, bracket: found === -1 ? -1 : from + found });
  return found !== -1;
}

function isOpen(event: Events[number] | undefined): boolean {
  const { type, _balanced } = event?.[1] ?? {};
  return (type === "labelLink" || type === "labelImage") && !_balanced;
}
