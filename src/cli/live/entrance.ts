import type { Connect } from "vite";
import { createOpener } from "../../room/envelope.ts";
import { isObject } from "../../room/json.ts";
import { topicsOf } from "../../room/topics.ts";

/** The room's short address, on its server. */
export const ENTRANCE = "/live";

/**
 * Sends whoever comes to the short address on to the episode that is being shown, else to the first.
 *
 * @param position the last position that was published, still sealed
 */
export function entrance(options: {
  readonly room: string;
  readonly episodes: readonly string[];
  readonly position: () => string | undefined;
}): Connect.NextHandleFunction {
  const { room, episodes, position } = options;
  return (request, response, next) => {
    const [path = ""] = (request.url ?? "").split("?");
    const shown = episodeOf(room, position());
    const episode = episodes.find((id) => id === shown) ?? episodes[0];
    if (path !== ENTRANCE || episode === undefined) return next();
    const location = `/${encodeURIComponent(episode)}/?room=${room}`;
    response.writeHead(302, { Location: location, "Cache-Control": "no-store" }).end();
  };
}

/** The episode that a sealed position names. */
function episodeOf(room: string, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  // A new one each time: the last position has to open again.
  const opener = createOpener({ isKnown: (from) => from === room });
  const body = opener.open(topicsOf(room).position, text)?.body;
  return isObject(body) ? body["episode"] : undefined;
}
