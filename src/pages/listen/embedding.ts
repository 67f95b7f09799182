import { type Clock, onSeek } from "../../parts/clock/clock.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/**
 * The page in an `<iframe>` of another site, the host, and their messages by `postMessage`.
 *
 * From the host:
 *
 *     { cuedeck: "play" }
 *     { cuedeck: "pause" }
 *     { cuedeck: "seek", time }        seconds on the episode's clock, from 0 to its duration
 *     { cuedeck: "subscribe" }
 *
 * From the page:
 *
 *     { cuedeck: "ready", duration, title }                     once, when it takes messages
 *     { cuedeck: "state", playing, time, rate }                 once subscribed to: then, at each play, pause,
 *                                                               change of rate and seek
 *     { cuedeck: "cue", id, slide, step, start, mediaTime }     once subscribed to: at each cue that it shows
 *
 * Both ways go to one origin only: that of `?origin=https://host.example`, else of the referrer. Without either, no
 * message is sent or taken. Messages of any other form are ignored.
 */

export interface EmbeddingParts {
  readonly clock: Clock;
  readonly timeline: Timeline;
  /** As the page's own button. */
  readonly play: () => void;
  /** Seeks, and follows again. Seconds. */
  readonly goTo: (time: number) => void;
}

/** The page around this one. */
export interface Host {
  readonly window: Window;
  /** Scheme, host and port; `undefined` when unknown. */
  readonly origin: string | undefined;
}

type Command =
  | { readonly type: "play" | "pause" | "subscribe" }
  | { readonly type: "seek"; readonly time: number };

interface CueDetail {
  readonly id: string;
  readonly slide: string;
  readonly step: number;
  readonly start: number;
  readonly mediaTime: number;
}

/**
 * The origin of the page around this one.
 *
 * @param search the page's query, whose `origin` decides when it is there
 * @param referrer an address or nothing
 * @returns `undefined` when it is unknown, opaque, or not written as an origin
 */
export function hostOrigin(search: string, referrer: string): string | undefined {
  const stated = new URLSearchParams(search).get("origin");
  const address = stated ?? referrer;
  if (!URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  if (origin === "null" || (stated !== null && stated !== origin)) return undefined;
  return origin;
}

/** Exchanges messages with the host. Does nothing on a page that is in no frame. */
export function openEmbedding(
  { clock, timeline, play, goTo }: EmbeddingParts,
  host: Host = { window: window.parent, origin: hostOrigin(location.search, document.referrer) },
): void {
  const { origin } = host;
  if (origin === undefined || host.window === window) return;
  const send = (message: object) => host.window.postMessage(message, origin);

  let subscribed = false;
  const sendState = () => {
    const { playing, rate } = clock;
    const time = Math.max(0, clock.time);
    if (subscribed) send({ cuedeck: "state", playing, time, rate });
  };
  clock.onChange(sendState);
  onSeek(clock, sendState);
  document.addEventListener("cuedeck:cue", (event) => {
    if (!subscribed || !(event instanceof CustomEvent)) return;
    const detail: CueDetail = event.detail;
    send({ cuedeck: "cue", ...detail });
  });

  const run = (command: Command) => {
    switch (command.type) {
      case "play":
        return play();
      case "pause":
        return clock.pause();
      case "seek":
        return goTo(command.time);
      case "subscribe":
        subscribed = true;
        return sendState();
    }
  };
  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.source !== host.window || event.origin !== origin) return;
    const command = readCommand(event.data, timeline.duration);
    if (command) run(command);
  });
  send({ cuedeck: "ready", duration: timeline.duration, title: timeline.title });
}

/** @returns `undefined` for data that is not a command */
function readCommand(data: unknown, duration: number): Command | undefined {
  if (typeof data !== "object" || data === null || !("cuedeck" in data)) return undefined;
  switch (data.cuedeck) {
    case "play":
    case "pause":
    case "subscribe":
      return { type: data.cuedeck };
    case "seek":
      return "time" in data && isWithin(data.time, duration)
        ? { type: "seek", time: data.time }
        : undefined;
    default:
      return undefined;
  }
}

function isWithin(time: unknown, duration: number): time is number {
  return typeof time === "number" && time >= 0 && time <= duration;
}
