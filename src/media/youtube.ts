import { h } from "hastscript";
import type { Provider } from "./media.ts";

const HOSTS = "https://www.youtube.com https://www.youtube-nocookie.com";

/** A video on YouTube, in its own player. */
export const youtube = {
  name: "youtube",
  service: "YouTube",
  recognizes: (source) =>
    /^https?:\/\/(?:[\w-]+\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)\//i.test(source),
  kindOf: () => "video",
  policy: () => ({ "script-src": HOSTS, "frame-src": HOSTS }),
  // The address becomes `src` once the listener has agreed.
  render: ({ source }) => h("youtube-video", { dataSource: source, playsInline: true }),
} as const satisfies Provider;
