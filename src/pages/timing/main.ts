import { createPreview } from "../../parts/deck/preview.ts";
import { describePosition, readStart } from "../../parts/deck/timeline.ts";
import {
  bindCommands,
  blurClickedButtons,
  type Commands,
  openKeySheet,
} from "../../parts/ui/commands.ts";
import { query } from "../../parts/ui/elements.ts";
import { createNotices, type Notices } from "../../parts/ui/notices.ts";
import { createStore } from "../../parts/ui/store.ts";
import { initTheme } from "../../parts/ui/theme.ts";
import { timingWords as words, words as commonWords } from "../../parts/ui/words.ts";
import { momentAt } from "../../timeline/lookup.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { type Access, createAccess } from "./access.ts";
import { kindOf, writeStart } from "./cue-kind.ts";
import { createCueList } from "./cue-list.ts";
import { createMarkers } from "./markers.ts";
import { createPlayer, type Player } from "./player.ts";
import { createSession, type Session } from "./session.ts";
import "./style.css";
import { createTimes, type Times } from "./times.ts";
import { createWaveform } from "./waveform.ts";

const NUDGE = 0.1;

initTheme();
blurClickedButtons();
const notices = createNotices(query(".notices"));
const media = document.querySelector("audio");
if (media)
  openTiming(media).catch((error: unknown) =>
    notices.show("failed", error instanceof Error ? error.message : String(error)),
  );

async function openTiming(media: HTMLMediaElement): Promise<void> {
  const access = createAccess(document.documentElement.dataset);
  const sheet = await access.readSheet();
  const times = createTimes(sheet, access, createStore(`cuedeck:timing:${sheet.outline.id}:`));
  const player = createPlayer(media);
  const session = createSession(times, player, sheet.recording);
  const waveform = createWaveform(sheet.recording);
  const list = createCueList(times.timeline, {
    onMark: session.mark,
    onMove: session.move,
    onSettle: times.settle,
  });
  const markers = createMarkers(waveform.track, times.timeline, {
    onMark: session.mark,
    onMove: session.move,
  });
  const showMoment = createMomentView(times);
  const refresh = () => {
    const { cues, timeline } = times;
    const { marked, next, isChecking } = session;
    list.show(cues, timeline, marked, next);
    markers.show(cues, timeline, marked);
    showProgress(times, next);
    query('[data-action="check"]').ariaPressed = String(isChecking);
    showMoment(player);
  };
  player.onTime((time) => {
    waveform.show(time, player.playing);
    showMoment(player);
  });
  waveform.onPick(session.goTo);
  session.onChange(refresh);
  session.onRefused((why) => notices.show("refused", words.refused[why]));
  times.onChange(() => {
    notices.clear("refused");
    refresh();
  });
  bindSaving(times, access, player, notices);
  bindKeys(session);

  const linked = readStart(location).time;
  const unset = times.cues.findIndex(({ start, isFixed }) => start === null && !isFixed);
  if (linked !== undefined) session.goTo(linked);
  else if (unset >= 0) session.mark(unset);
  refresh();
  await access
    .readLevels(waveform.add)
    .then(waveform.finish, ({ message: reason }: Error) =>
      notices.show("waveform", words.noWaveform({ reason })),
    );
}

/** @returns what shows where the recording is: its time, and the slide */
function createMomentView(times: Times): (player: Player) => void {
  const slides = query("#slides", HTMLTemplateElement).content;
  const preview = createPreview(query(".preview .thumb"), (id) =>
    slides.querySelector<HTMLElement>(`section[data-slide="${CSS.escape(id)}"]`),
  );
  const clock = query(".time");
  const place = query(".place");
  const setLabel = query('[data-action="set"] .key-label');
  return ({ time, playing }) => {
    clock.textContent = formatTimecode(time, 1);
    setLabel.textContent = playing ? words.labels.set : words.labels.play;
    const moment = momentAt(times.timeline, time);
    if (!moment) return;
    const position = { slide: moment.slide.id, step: moment.step };
    preview.show(position);
    place.textContent = describePosition(times.timeline, position);
  };
}

function showProgress({ cues, timeline }: Times, next: number): void {
  const set = cues.filter(({ start }) => start !== null).length;
  query(".progress").textContent = words.setOf({ set, total: cues.length });
  const doubts = cues.filter((cue) => kindOf(cue) === "doubt").length;
  const toDoubt = query('[data-action="doubt"]');
  toDoubt.textContent = words.doubts({ count: doubts });
  toDoubt.hidden = doubts === 0;
  const nextCue = timeline.cues[next];
  query(".next-up").textContent = nextCue
    ? words.nextToSet({ timecode: writeStart(nextCue) })
    : words.refused.allSet;
}

/** Tells what becomes of changes, and reads the notes anew when they have changed elsewhere. */
function bindSaving(times: Times, access: Access, player: Player, notices: Notices): void {
  const state = query(".saved");
  const readAnew = () => location.replace(`?t=${player.time.toFixed(1)}`);
  times.onChange(() => {
    if (times.isSaving) state.textContent = words.saving;
  });
  times.onSaved((saved) => {
    state.textContent = "";
    switch (saved.type) {
      case "saved": {
        const [path = ""] = saved.paths;
        state.textContent = words.saved({ file: path.slice(path.lastIndexOf("/") + 1) });
        return notices.clear("save");
      }
      case "changed":
        player.pause();
        return notices.show("save", words.changed, [{ label: words.readAnew, run: readAnew }]);
      case "failed":
        return notices.show("save", words.notSaved({ reason: saved.reason }));
    }
  });
  // Whoever comes back from the editor sees what was written there.
  window.addEventListener("focus", () => {
    if (times.isSaving || player.playing) return;
    access.readSheet().then(
      ({ revision }) => {
        if (revision !== times.revision && !times.isSaving) readAnew();
      },
      () => {},
    );
  });
}

function bindKeys(session: Session): void {
  const commands: Commands<keyof typeof words.commands | "endCheck" | "keyboard"> = {
    set: { keys: [" "], run: session.set },
    click: { keys: ["c"], run: session.click },
    play: { keys: ["k"], run: session.togglePlay },
    hear: { keys: ["r"], run: session.hear },
    "nudge-earlier": {
      keys: ["ArrowLeft"],
      run: () => session.nudge(-NUDGE),
      isAlongTime: true,
    },
    "nudge-later": { keys: ["ArrowRight"], run: () => session.nudge(NUDGE), isAlongTime: true },
    previous: { keys: ["ArrowUp"], run: () => session.mark(session.marked - 1) },
    next: { keys: ["ArrowDown"], run: () => session.mark(session.marked + 1) },
    doubt: { keys: ["n"], run: session.toDoubt },
    check: { keys: ["a"], run: session.toggleCheck },
    endCheck: { keys: ["Escape"], run: session.endCheck },
    undo: { keys: ["z"], run: session.undo },
    keyboard: {
      keys: ["?"],
      run: () =>
        openKeySheet(commands, { ...words.commands, keyboard: commonWords.commands.keyboard }),
    },
  };
  bindCommands(commands);
}
