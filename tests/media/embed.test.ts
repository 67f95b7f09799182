import { expect, test } from "vitest";
import { frameOf } from "../../src/media/embed.ts";

const player = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ";

test.each([
  ["https://youtu.be/dQw4w9WgXcQ", player],
  ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=a", player],
  ["https://m.youtube.com/shorts/dQw4w9WgXcQ", player],
  ["https://www.youtube.com/live/dQw4w9WgXcQ?t=90", `${player}?start=90`],
  ["https://youtu.be/dQw4w9WgXcQ?t=1h2m3s", `${player}?start=3723`],
  ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=5", `${player}?start=5`],
  ["https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"],
  ["https://vimeo.com/76979871/ab12", "https://player.vimeo.com/video/76979871?dnt=1&h=ab12"],
  ["https://player.vimeo.com/video/7?h=c", "https://player.vimeo.com/video/7?dnt=1&h=c"],
  ["https://vimeo.com/about", "https://vimeo.com/about"],
  ["https://notyoutube.com/watch?v=a", "https://notyoutube.com/watch?v=a"],
  ["https://example.org/map#1/2", "https://example.org/map#1/2"],
  ["http://example.org/map", undefined],
  ["javascript:alert(1)", undefined],
  ["map.html", undefined],
  // A policy would read these as all hosts, and as another directive.
  ["https://*/map", undefined],
  ["https://a.example;connect-src/", undefined],
])("%s is shown by %s", (address, expected) => {
  expect(frameOf(address)?.address).toBe(expected);
});

test("names the host that is asked, and tells it nothing that it does not need", () => {
  expect(frameOf("https://youtu.be/dQw4w9WgXcQ")).toMatchObject({
    origin: "https://www.youtube-nocookie.com",
    host: "youtube-nocookie.com",
    writtenHost: "youtu.be",
    referrerPolicy: "strict-origin-when-cross-origin",
  });
  expect(frameOf("https://www.example.org:8443/map")).toMatchObject({
    origin: "https://www.example.org:8443",
    host: "example.org:8443",
    writtenHost: "example.org:8443",
    referrerPolicy: "no-referrer",
  });
});
