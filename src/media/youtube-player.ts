import "youtube-video-element";
import { openHostedPlayer } from "./hosted-player.ts";
import type { OpenPlayer } from "./players.ts";

export const openYouTube: OpenPlayer = (...given) => openHostedPlayer("YouTube", ...given);
