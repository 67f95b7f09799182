// Defines `<youtube-video>`.
import "youtube-video-element";
