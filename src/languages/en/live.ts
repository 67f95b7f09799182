import { slideOf } from "./slide-of.ts";

/** What the scripts of every page say, in English. */
export const live = {
  // Listen
  slideOf,
  stepOf: (step: number, steps: number) => `step ${step} of ${steps}`,
  backTo: (timecode: string) => `Back to ${timecode}`,
  rate: (rate: number) => `${rate}×`,
  leftOff: "You let go here",
  resume: (timecode: string) => `You were at ${timecode}.`,
  goOn: "Go on from there",
  play: "Play",
  sleepIn: (timecode: string) => `Stops in ${timecode}`,
  slept: "The sleep timer has stopped the sound.",
  noTimecode: (text: string) => `“${text}” is no time. Write it as 12:34 or 1:02:03.`,
  beyondEnd: (timecode: string) => `The episode ends at ${timecode}.`,
  linkCopied: "Link copied",
  embedCode: "Code that embeds this page",
  embedCopied: "Code copied",
  enlarged: "The picture, enlarged",
  showSlide: (number: number, title: string) => `Slide ${number}: ${title}`,

  // Every page: dialogs and keys
  close: "Close",
  overview: "All slides",
  keys: {
    heading: "Keyboard",
    names: {
      " ": "Space",
      PageUp: "Page Up",
      PageDown: "Page Down",
      ArrowRight: "→",
      ArrowLeft: "←",
      ArrowUp: "↑",
      ArrowDown: "↓",
    } as Readonly<Record<string, string>>,
  },
  commands: {
    play: "Play or pause",
    forward: "10 seconds on",
    back: "10 seconds back",
    "next-segment": "Next chapter",
    "previous-segment": "Previous chapter",
    next: "Next step or slide, by hand",
    previous: "Previous step or slide, by hand",
    follow: "Back to what is being said",
    note: "To the note that is being said",
    search: "Search the notes",
    overview: "All slides",
    enlarge: "Enlarge the slide’s picture",
    captions: "Captions on the slide",
    fullscreen: "Full screen",
    mute: "Sound off or on",
    slower: "Slower",
    faster: "Faster",
    "nudge-earlier": "Pictures a tenth of a second earlier",
    "nudge-later": "Pictures a tenth of a second later",
    "copy-link": "Copy a link to this moment",
    settings: "Settings",
    keyboard: "This sheet",
  },

  // Listen: a talk's presenter as the clock
  room: {
    following: "Following the talk",
    connecting: "The room is not connected. It is tried again, and you can look about meanwhile.",
    otherEpisode: "The talk is about another episode now.",
    goThere: "Go there",
    back: "Back to the talk",
  },

  // Listen: what goes wrong
  trouble: {
    missing:
      "The sound is not where it should be. The slides and notes are all here, and you can set the clock by hand.",
    undecodable:
      "This browser can’t play the sound. The slides and notes are all here, and you can set the clock by hand.",
    unreachable:
      "The sound could not be loaded. The slides and notes are all here, and you can set the clock by hand.",
    network: "The connection broke, and the sound with it. It goes on when the network is back.",
    offline: "You are offline. What was loaded goes on.",
    stalled: "The sound is waiting for the network.",
    refused: "The browser wants a click on Play before it lets a page make sound.",
    duration: (here: string, planned: string) =>
      `This recording lasts ${here}, and the slides were timed for ${planned}. If pictures come too early or late, move them in the settings.`,
    storage:
      "This browser keeps nothing for this page: settings and your place are lost when you close it.",
    timeline: "The times of this episode could not be loaded. Turn the slides by hand.",
    youTube:
      "YouTube doesn’t answer. The slides and notes are all here, and you can set the clock by hand.",
  },

  // Listen: what can be done about it
  remedy: { again: "Try again", byHand: "Set the clock by hand" },

  // Listen: searching and sharing the notes
  finding: {
    none: "No hits",
    hitOf: (number: number, total: number) => `${number} of ${total}`,
  },
  sharing: {
    copyLinkTo: (timecode: string) => `Copy link to ${timecode}`,
    selection: "Selected text",
    copyLink: "Copy link",
    share: "Share …",
    quote: (text: string, title: string) => `“${text}” (${title})`,
    refused: "The browser keeps its clipboard to itself. Copy this by hand:",
  },
  inTheList: "In the list of sources",

  // Listen: kept for offline
  keep: {
    keep: (size: string) => `Keep for offline · ${size}`,
    cancel: "Cancel",
    kept: "Kept offline",
    remove: "Remove from this device",
    full: "There is no room left for the sound on this device.",
    network: "The sound could not be fetched whole.",
    again: "Try again",
  },
};
