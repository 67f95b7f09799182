// Defines <youtube-video>, on the pages of episodes that YouTube plays.
import "youtube-video-element";
