import { ENTRANCE } from "./entrance.ts";

/** What the author is told of a room, a line each: who comes in where. */
export function describeRoom(options: {
  /** Where others reach the server, with its closing slash. */
  readonly url: string;
  /** Where the presenter does; another than `url` when it listens on all addresses. */
  readonly presenterUrl: string;
  readonly secret: string;
  /** The presenter's own, at a broker elsewhere: `user:password`. */
  readonly login?: string | undefined;
  readonly episodes: readonly string[];
}): string[] {
  const { url, presenterUrl, secret, login, episodes } = options;
  const encode = (text: string) => Buffer.from(text, "utf8").toString("base64url");
  const own = login === undefined ? "" : `&login=${encode(login)}`;
  // On this machine a page may do what without https it may not elsewhere, as keep the screen awake.
  const reach = url === presenterUrl ? "" : `&at=${encode(url)}`;
  return [
    `Audience: ${new URL(ENTRANCE, url).href}`,
    ...episodes.map((id) => {
      const link = `${presenterUrl}${encodeURIComponent(id)}/speaker/#presenter=${secret}${own}${reach}`;
      return `Presenter of ${id}, keep it to yourself: ${link}`;
    }),
  ];
}
