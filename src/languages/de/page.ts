import type { PageWords } from "../languages.ts";
import { slideOf } from "./slide-of.ts";

/** What is written into the HTML of the pages, in German. */
export const page: PageWords = {
  // Every page
  episodes: "Episoden",
  allEpisodes: "Alle Episoden",
  skipToNotes: "Zu den Notizen springen",
  lightOrDark: "Hell oder dunkel",
  episode: "Episode",
  present: "Vortragen",
  listen: "Anhören",
  pdf: "PDF",
  papers: { slides: "Folien", handout: "Handout", notes: "Notizen" },
  print: "Drucken",
  listenFrom: (timecode) => `Ab ${timecode} anhören`,
  notes: "Notizen",
  slides: "Folien",
  sources: "Quellen",
  after: "Nach:",
  by: (authors, date) => `Von ${authors}${date ? `, ${date}` : ""}.`,

  // Facts
  segments: (count) => (count === 1 ? "1 Kapitel" : `${count} Kapitel`),
  slideCount: (count) => (count === 1 ? "1 Folie" : `${count} Folien`),
  minutes: (count) => `${count} Min.`,

  // A slide
  afterFirst: (label) => label,
  moreSources: (count) => `${count} weitere`,
  source: (number, label) => `Quelle ${number}: ${label}`,

  // Listen
  syntheticVoice:
    "Die Stimme ist künstlich, und jede Zeit auf dieser Seite ist eine Zeit dieser Aufnahme.",
  recordedVoice: "Jede Zeit auf dieser Seite ist eine Zeit dieser Aufnahme.",
  chapters: "Kapitel",
  previousStep: "Voriger Schritt",
  nextStep: "Nächster Schritt",
  previousChapter: "Voriges Kapitel",
  nextChapter: "Nächstes Kapitel",
  slideOf,
  turnSlides: "Folien umblättern",
  overview: "Alle Folien",
  enlarge: "Bild vergrößern",
  fullscreen: "Vollbild",
  captions: "Untertitel",
  search: "In den Notizen suchen",
  settings: "Einstellungen",
  player: "Wiedergabe",
  keyboard: "Tastatur",
  noScript:
    "JavaScript ist aus: Hier sind alle Folien, der Ton und die Notizen, aber nichts blättert von selbst.",
  youTube: {
    ask: "Der Ton kommt von YouTube, das dann erfährt, dass du zuhörst.",
    load: "Wiedergabe von YouTube laden",
  },

  // Listen: what is set once
  speed: "Tempo",
  nudge: "Bilder später um",
  nudgeHint: "Träge Kopfhörer oder Werbung vor dem Ton? Sekunden, für diese Episode gemerkt.",
  earlier: "Eine Zehntelsekunde früher",
  later: "Eine Zehntelsekunde später",
  seconds: "s",
  sleep: "Wiedergabe beenden",
  sleepChoices: {
    off: "nicht von selbst",
    chapter: "am Ende des Kapitels",
    minutes: (count) => `in ${count} Minuten`,
  },
  showCaptions: "Untertitel auf der Folie",
  announce: "Einem Screenreader jede neue Folie ansagen",
  sound: "Wo der Ton läuft",
  soundHere: "Auf dieser Seite",
  soundElsewhere: "In einer anderen App: die Uhr von Hand stellen",
  copyLink: "Link zu dieser Stelle kopieren",
  copyEmbed: "Code zum Einbetten kopieren",
  downloadMedia: "Aufnahme herunterladen",
  downloadTranscript: "Mitschrift herunterladen",

  // Listen: the clock set by hand
  byHand:
    "Spiele die Episode in deiner App, dann tippe die Notiz an, die du hörst, oder sag, wo du bist.",
  iAmAt: "Ich bin bei",
  set: "Stellen",

  // Listen: searching the notes
  finding: {
    previous: "Voriger Treffer",
    next: "Nächster Treffer",
    play: "Ab hier abspielen",
    close: "Suche schließen",
  },

  // Listen: kept for offline
  keep: { keep: "Offline verfügbar machen", keeping: "Ton wird gespeichert" },

  // Speaker
  speaker: "Pult",
  now: "Jetzt",
  next: "Danach",
  turnBack: "Zurück",
  turnOn: "Weiter",
  lookingForDeck: "Noch kein Folienfenster",
  openDeck: "Folien öffnen",
  unstarted:
    "Diese Seite läuft nicht. Als Datei geöffnet kann sie es nicht: leg ihren Ordner auf einen Webserver, oder rufe „npx cuedeck preview“ auf.",
  step: "Schritt",
  talk: {
    slot: "Redezeit",
    slotHint: "Minuten, oder 20:00. Leer: so lang wie die Episode.",
    timer: "Uhr starten oder anhalten",
    reset: "Null",
    resetHint: "Zurück auf 00:00",
    black: "Schwarzer Schirm",
    white: "Weißer Schirm",
    pointer: "Auf der Folie zeigen",
    pen: "Auf der Folie zeichnen",
    clear: "Zeichnung wegwischen",
    zoom: "Einen Teil der Folie vergrößern",
    sound: "Den Clip der Folie oder den Ton des Segments abspielen",
    jump: "Zu einer Folie springen",
    fillScreen: "Folien im Vollbild",
    rehearsal: "Proben",
    room: "Saal",
    tools: "Auf der Folie",
    map: "Segmente",
    layout: "Anordnung",
    layouts: { notes: "Notizen zuerst", slides: "Folien zuerst", side: "Nebeneinander" },
    size: "Größe der Notizen",
    smaller: "Kleinere Notizen",
    larger: "Größere Notizen",
    startsByItself: "Der erste Schritt startet die Uhr",
  },
};
