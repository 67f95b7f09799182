import "youtube-video-element";

// Defines <youtube-video>, on the pages of episodes that YouTube plays.
