/** What an `iframe` loads to show an address. */
export interface Frame {
  readonly address: string;
  /** For a page's policy. */
  readonly origin: string;
  /** The host that is asked, without `www.`. */
  readonly host: string;
  /** The host that the author has named, likewise. */
  readonly writtenHost: string;
  readonly referrerPolicy: "no-referrer" | "strict-origin-when-cross-origin";
}

/** A service whose pages refuse to be in a frame, and which has a player for frames. */
interface Service {
  /** The player's address for a page of the service; `undefined` for any other page. */
  player(page: URL): URL | undefined;
  readonly referrerPolicy: Frame["referrerPolicy"];
}

const youtube: Service = {
  player({ hostname, pathname, searchParams }) {
    const [, first = "", second = ""] = pathname.split("/");
    const isLong = /(?:^|\.)youtube(?:-nocookie)?\.com$/.test(hostname);
    if (!isLong && hostname !== "youtu.be") return undefined;
    const named = ["embed", "shorts", "live"].includes(first) ? second : searchParams.get("v");
    const id = isLong ? named : first;
    if (!id) return undefined;
    const player = new URL(`https://www.youtube-nocookie.com/embed/${encodeURIComponent(id)}`);
    const start = secondsOf(searchParams.get("t") ?? searchParams.get("start") ?? "");
    if (start > 0) player.searchParams.set("start", String(start));
    return player;
  },
  // It plays only where it is told the page's origin.
  referrerPolicy: "strict-origin-when-cross-origin",
};

const vimeo: Service = {
  player({ hostname, pathname, searchParams }) {
    if (!/(?:^|\.)vimeo\.com$/.test(hostname)) return undefined;
    // Those that are not listed have a second part, which lets one see them.
    const [, id, key] = /^\/(?:video\/)?(\d+)(?:\/(\w+))?\/?$/.exec(pathname) ?? [];
    if (id === undefined) return undefined;
    const player = new URL(`https://player.vimeo.com/video/${id}?dnt=1`);
    const hash = searchParams.get("h") ?? key;
    if (hash !== undefined) player.searchParams.set("h", hash);
    return player;
  },
  // A video may be allowed on some sites only.
  referrerPolicy: "strict-origin-when-cross-origin",
};

const SERVICES: readonly Service[] = [youtube, vimeo];

/** A host that a page's policy can name: with `*` or `;` in it, it would say something else. */
const HOST = /^[\w.-]+(?::\d+)?$/;

/** The frame for an address, which has to be one with https: `undefined` for all others. */
export function frameOf(address: string): Frame | undefined {
  const page = URL.canParse(address) ? new URL(address) : undefined;
  if (page?.protocol !== "https:" || !HOST.test(page.host)) return undefined;
  const service = SERVICES.find((each) => each.player(page));
  const { href, origin, host } = service?.player(page) ?? page;
  return {
    address: href,
    origin,
    host: shortHost(host),
    writtenHost: shortHost(page.host),
    referrerPolicy: service?.referrerPolicy ?? "no-referrer",
  };
}

function shortHost(host: string): string {
  return host.replace(/^www\./, "");
}

/** Seconds of a time as links to YouTube have it: `90`, `90s`, `1h2m3s`. */
function secondsOf(time: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] =
    /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(time) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
