import "./player-language.ts";
// Media Chrome's elements, each by itself: the whole library is three times their size.
import { MediaController } from "media-chrome/media-controller";
import "media-chrome/media-control-bar";
import "media-chrome/media-play-button";
import "media-chrome/media-seek-backward-button";
import "media-chrome/media-seek-forward-button";
import "media-chrome/media-time-range";
import "media-chrome/media-preview-time-display";
import "media-chrome/media-preview-chapter-display";
import "media-chrome/media-time-display";
import "media-chrome/media-playback-rate-button";
import "media-chrome/media-mute-button";
import "media-chrome/media-volume-range";
import { query } from "../ui/query.ts";

/** What the bar drives. */
export function findController(): MediaController {
  return query("media-controller", MediaController);
}
