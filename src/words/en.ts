const slideOf = (number: number, total: number) => `Slide ${number} of ${total}`;

/**
 * Every word of the pages, in English. Another language is a file like this one and a line in `languages.ts`.
 *
 * `page` is written into the HTML; `live` and `talk` are what scripts say later, and travel with them.
 */
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
  evidence: { human: "Human data", animal: "Animal data", hypothesis: "Hypothesis" },
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

/** What the scripts of Present and Speaker say. */
export const talk = {
  connected: "Deck connected",
  noDeck: "No deck window",
  nextStep: "Next step",
  nextSlide: "Next slide",
  theEnd: "The end",
  ofDuration: (timecode: string) => `of ${timecode}`,
  startTheClock: "Start",
  goOn: "Go on",
  pauseTheClock: "Pause",
  onTime: "on time",
  ahead: (timecode: string) => `${timecode} ahead`,
  behind: (timecode: string) => `${timecode} behind`,
  left: (timecode: string) => `${timecode} left`,
  over: (timecode: string) => `${timecode} over`,
  ends: (time: string) => `ends ${time}`,
  nextCue: (timecode: string) => `next cue in ${timecode}`,
  cueDue: "next cue is due",
  wasReset: "The clock is back at 00:00.",
  undo: "Undo",
  noSlot: (text: string) => `“${text}” is no time. Write minutes, or 20:00.`,
  jumpTo: "Number, or a part of the title",
  noSuchSlide: "No such slide",
  refused: {
    sound: "The browser wants a click on the deck’s window before that may make sound.",
    fillScreen: "The browser wants to be asked there: click on the deck’s window and press F.",
    noSound: "This segment has no sound to play.",
  },
  secondScreen:
    "This browser can’t place windows: drag the deck’s window to the projector and press F there.",
  takeUp: (time: string, timecode: string) =>
    `A talk was begun at ${time} and left at ${timecode}.`,
  takeItUp: "Take it up",
  rehearsal: {
    heading: "Rehearsals",
    howTo:
      "Start the clock and talk. Pause it when you are done: what you did is kept in this browser.",
    none: "No run yet.",
    runOf: (time: string, length: string) => `${time}, ${length} long`,
    choose: "Run",
    chart: "Planned and actual, segment by segment",
    chartText: (title: string, planned: string, actual: string) =>
      `${title}: planned ${planned}, took ${actual}`,
    slide: "Slide",
    planned: "Planned",
    run: (number: number) => `Run ${number}`,
    median: "Median",
    whole: "Whole talk",
    useAsTiming: "Use as timing",
    writing: "Writing …",
    written: (timed: number, estimated: number) =>
      `Written into the notes: ${timed} times; ${estimated} are estimated between them.`,
    notWritten: "Nothing was written.",
    download: "Download its timings",
    downloadHint: (command: string) => `To write them into the notes: ${command}`,
    downloadRecording: "Download its recording",
    forget: "Forget this run",
    record: "Record my voice",
    recordHint: "Kept in this browser only. It begins with the clock, and pauses with it.",
    recordTooLate: "The recording begins with the clock: reset that first.",
    recording: "Recording",
    recordingEnded: "The recording has ended: the microphone or this browser’s store gave out.",
    microphone: "The browser doesn’t let this page hear a microphone.",
  },
  room: {
    heading: "Room",
    howTo:
      "Who opens this address follows your slides, and may look back. They can read, never move.",
    address: "Address for the audience",
    code: "Code that opens the address",
    copied: "Address copied",
    copy: "Copy the address",
    onlyHere:
      "Only this computer can open it. Start the preview with --host 0.0.0.0, and use the link that it prints.",
    open: "Open a room",
    close: "Close the room",
    needsLink:
      "To speak here, open the presenter’s link that “cuedeck preview --live” has printed.",
    status: {
      connected: "Room connected",
      connecting: "Room not connected. The talk goes on; it is tried again.",
      refused: "The room’s broker does not take this presenter’s link.",
    },
    remotes: "Phones as remotes",
    pair: "Pair a phone",
    pairHint: "Scan this with the phone. It pairs one phone, once.",
    paired: (time: string) => `Paired at ${time}`,
    revoke: "Revoke",
    none: "None is paired.",
    remote: {
      connected: "Paired with the talk",
      waiting: "Waiting for the presenter",
      connecting: "Not connected. It is tried again.",
      unpaired: "This phone is not paired, or no longer.",
      unknown: "This phone is not paired. Scan the presenter’s code.",
    },
  },
  commands: {
    next: "Next step or slide",
    previous: "Previous step or slide",
    "next-slide": "Next slide, whatever steps are left",
    "previous-slide": "Previous slide",
    first: "First slide",
    last: "Last slide",
    black: "Black screen",
    white: "White screen",
    overview: "All slides",
    choose: "From all slides to the one that is marked",
    jump: "Jump to a slide by number or title",
    "fill-screen": "Full screen",
    pointer: "Point on the slide",
    pen: "Draw on the slide",
    clear: "Wipe the drawing away",
    zoom: "Enlarge a part of the slide, or show it whole",
    sound: "Play the slide’s clip, or the segment’s sound",
    speaker: "Open the speaker’s console",
    timer: "Start or pause the clock",
    larger: "Larger notes",
    smaller: "Smaller notes",
    keyboard: "This sheet",
  },
};
