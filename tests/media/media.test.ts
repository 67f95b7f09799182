import { expect, test } from "vitest";
import { providerOf } from "../../src/media/media.ts";

test.each([
  ["talk.mp3", "file", "audio", undefined],
  ["https://example.org/talk.mp4", "file", "video", "https: http:"],
  ["https://example.org/play?file=talk.webm", "file", "video", "https: http:"],
  ["https://example.org/youtube.com/talk.mp3", "file", "audio", "https: http:"],
  ["https://www.youtube.com/watch?v=dQw4w9WgXcQ", "youtube", "video", undefined],
  ["https://youtu.be/dQw4w9WgXcQ", "youtube", "video", undefined],
  ["http://m.youtube.com/watch?v=dQw4w9WgXcQ", "youtube", "video", undefined],
  ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "youtube", "video", undefined],
  ["https://notyoutube.com/talk.mp3", "file", "audio", "https: http:"],
])("%s is played by %s, as %s", (source, name, kind, mediaSources) => {
  const provider = providerOf(source);
  expect([provider.name, provider.kindOf(source)]).toEqual([name, kind]);
  expect(provider.policy(source)["media-src"]).toBe(mediaSources);
});
