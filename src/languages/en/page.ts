import { slideOf } from "./slide-of.ts";

/** What is written into the HTML of the pages, in English. Another language is a folder like this one, and a line in each table that names them. */
export const page = {
  // Every page
  episodes: "Episodes",
  allEpisodes: "All episodes",
  skipToNotes: "Skip to the notes",
  lightOrDark: "Light or dark",
  episode: "Episode",
  present: "Present",
  listen: "Listen",
  pdf: "PDF",
  papers: { slides: "Slides", handout: "Handout", notes: "Notes" },
  print: "Print",
  listenFrom: (timecode: string) => `Listen from ${timecode}`,
  notes: "Notes",
  slides: "Slides",
  sources: "Sources",
  after: "After:",
  by: (authors: string, date: string | undefined) => `By ${authors}${date ? `, ${date}` : ""}.`,

  // Facts
  segments: (count: number) => (count === 1 ? "1 segment" : `${count} segments`),
  slideCount: (count: number) => (count === 1 ? "1 slide" : `${count} slides`),
  minutes: (count: number) => `${count} min`,

  // A slide
  /** The second word of a badge and all after it. */
  afterFirst: (label: string) => label.charAt(0).toLowerCase() + label.slice(1),
  moreSources: (count: number) => `${count} more`,
  source: (number: number, label: string) => `Source ${number}: ${label}`,

  // Listen
  syntheticVoice:
    "The voice is synthetic, and every time on this page is a time of this narration.",
  recordedVoice: "Every time on this page is a time of this recording.",
  chapters: "Chapters",
  previousStep: "Previous step",
  nextStep: "Next step",
  previousChapter: "Previous chapter",
  nextChapter: "Next chapter",
  slideOf,
  turnSlides: "Turn the slides",
  overview: "All slides",
  enlarge: "Enlarge the picture",
  fullscreen: "Full screen",
  captions: "Captions",
  search: "Search the notes",
  settings: "Settings",
  player: "Player",
  keyboard: "Keyboard",
  noScript:
    "JavaScript is off: here are all slides, the sound and the notes, but nothing turns by itself.",
  youTube: {
    ask: "The sound comes from YouTube, which then learns that you listen.",
    load: "Load the player from YouTube",
  },

  // Listen: what is set once
  speed: "Speed",
  nudge: "Pictures later by",
  nudgeHint:
    "Late headphones, or an advertisement before the sound? Seconds, kept for this episode.",
  earlier: "Earlier by a tenth of a second",
  later: "Later by a tenth of a second",
  seconds: "s",
  sleep: "Stop playing",
  sleepChoices: {
    off: "not by itself",
    chapter: "at the end of the chapter",
    minutes: (count: number) => `in ${count} minutes`,
  },
  showCaptions: "Captions on the slide",
  announce: "Tell a screen reader each new slide",
  sound: "Where the sound plays",
  soundHere: "On this page",
  soundElsewhere: "In another app: set the clock by hand",
  copyLink: "Copy a link to this moment",
  copyEmbed: "Copy the code that embeds this page",
  downloadMedia: "Download the recording",
  downloadTranscript: "Download the transcript",

  // Listen: the clock set by hand
  byHand: "Play the episode in your app, then tap the note that you hear, or say where you are.",
  iAmAt: "I’m at",
  set: "Set",

  // Listen: searching the notes
  finding: {
    previous: "Previous hit",
    next: "Next hit",
    play: "Play from here",
    close: "Close the search",
  },

  // Listen: kept for offline
  keep: { keep: "Keep for offline", keeping: "Keeping the sound" },

  // Speaker
  speaker: "Speaker",
  now: "Now",
  next: "Next",
  turnBack: "Previous",
  turnOn: "Next",
  lookingForDeck: "No deck window yet",
  openDeck: "Open the deck",
  unstarted:
    "This page has not started. Opened as a file, it can’t: put its folder on a web server, or run “npx cuedeck preview”.",
  step: "step",
  talk: {
    slot: "Time there is",
    slotHint: "Minutes, or 20:00. Empty: as long as the episode.",
    timer: "Start or pause the clock",
    reset: "Reset",
    resetHint: "Back to 00:00",
    black: "Black screen",
    white: "White screen",
    pointer: "Point on the slide",
    pen: "Draw on the slide",
    clear: "Wipe the drawing away",
    zoom: "Enlarge a part of the slide",
    sound: "Play the slide’s clip, or the segment’s sound",
    jump: "Jump to a slide",
    fillScreen: "Deck on the full screen",
    rehearsal: "Rehearsals",
    room: "Room",
    tools: "On the slide",
    map: "Segments",
    layout: "Layout",
    layouts: { notes: "Notes first", slides: "Slides first", side: "Side by side" },
    size: "Size of the notes",
    smaller: "Smaller notes",
    larger: "Larger notes",
    startsByItself: "The first step onward starts the clock",
  },
};
