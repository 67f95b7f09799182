import { addTranslation, setLanguage } from "media-chrome/utils/i18n";
import { language, locale, words } from "../../parts/ui/words.ts";

/** A unit's names under Media Chrome's keys, such as `hour` and `hours`: it knows no other plural than that of most numbers. */
function unitNames(unit: "hour" | "minute" | "second"): Record<string, string> {
  const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
  const nameFor = (count: number) =>
    format.formatToParts(count).find(({ type }) => type === "unit")?.value ?? unit;
  return { [unit]: nameFor(1), [`${unit}s`]: nameFor(15) };
}

const { controls, commands } = words;

// Under each key that the elements of the bar ask for.
addTranslation(language, {
  "audio player": words.recording,
  "video player": words.recording,
  Play: words.play,
  play: words.play,
  Pause: controls.pause,
  pause: controls.pause,
  Mute: controls.mute,
  mute: controls.mute,
  Unmute: controls.unmute,
  unmute: controls.unmute,
  volume: controls.volume,
  seek: controls.seek,
  "Seek backward": commands.back,
  "seek back {seekOffset} seconds": commands.back,
  "Seek forward": commands.forward,
  "seek forward {seekOffset} seconds": commands.forward,
  "Playback rate": words.playbackRate,
  // Who speaks to their browser says what they see on the button: "1.5x".
  "Playback rate {playbackRate}": `${words.playbackRate} {playbackRate}x`,
  "playback time": words.playbackTime,
  "{currentTime} of {totalTime}": words.timeOf({ time: "{currentTime}", total: "{totalTime}" }),
  "video not loaded, unknown time.": words.unknownTime,
  "chapter: {chapterName}": words.chapter({ title: "{chapterName}" }),
  ...unitNames("hour"),
  ...unitNames("minute"),
  ...unitNames("second"),
});
setLanguage(language);
