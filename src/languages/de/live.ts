import type { LiveWords } from "../languages.ts";
import { slideOf } from "./slide-of.ts";

/** What the scripts of every page say, in German. */
export const live: LiveWords = {
  // Listen
  slideOf,
  stepOf: (step, steps) => `Schritt ${step} von ${steps}`,
  backTo: (timecode) => `Zurück zu ${timecode}`,
  rate: (rate) => `${String(rate).replace(".", ",")}×`,
  leftOff: "Hier hast du losgelassen",
  resume: (timecode) => `Du warst bei ${timecode}.`,
  goOn: "Dort weiterhören",
  play: "Abspielen",
  sleepIn: (timecode) => `Endet in ${timecode}`,
  slept: "Die Schlummeruhr hat den Ton beendet.",
  noTimecode: (text) => `„${text}“ ist keine Zeit. Schreib sie als 12:34 oder 1:02:03.`,
  beyondEnd: (timecode) => `Die Episode endet bei ${timecode}.`,
  linkCopied: "Link kopiert",
  embedCode: "Code zum Einbetten dieser Seite",
  embedCopied: "Code kopiert",
  enlarged: "Das Bild, vergrößert",
  showSlide: (number, title) => `Folie ${number}: ${title}`,

  // Every page: dialogs and keys
  close: "Schließen",
  overview: "Alle Folien",
  keys: {
    heading: "Tastatur",
    names: {
      " ": "Leertaste",
      Enter: "Eingabe",
      PageUp: "Bild auf",
      PageDown: "Bild ab",
      ArrowRight: "→",
      ArrowLeft: "←",
      ArrowUp: "↑",
      ArrowDown: "↓",
    },
  },
  commands: {
    play: "Abspielen oder anhalten",
    forward: "10 Sekunden vor",
    back: "10 Sekunden zurück",
    "next-segment": "Nächstes Kapitel",
    "previous-segment": "Voriges Kapitel",
    next: "Von Hand einen Schritt oder eine Folie weiter",
    previous: "Von Hand einen Schritt oder eine Folie zurück",
    follow: "Zurück zu dem, was gesagt wird",
    note: "Zur Notiz, die gesagt wird",
    search: "In den Notizen suchen",
    overview: "Alle Folien",
    enlarge: "Das Bild der Folie vergrößern",
    captions: "Untertitel auf der Folie",
    fullscreen: "Vollbild",
    mute: "Ton aus oder an",
    slower: "Langsamer",
    faster: "Schneller",
    "nudge-earlier": "Bilder eine Zehntelsekunde früher",
    "nudge-later": "Bilder eine Zehntelsekunde später",
    "copy-link": "Link zu dieser Stelle kopieren",
    settings: "Einstellungen",
    keyboard: "Diese Übersicht",
  },

  // Listen: a talk's presenter as the clock
  room: {
    following: "Du folgst dem Vortrag",
    connecting:
      "Der Saal ist nicht verbunden. Es wird wieder versucht, umsehen kannst du dich solange.",
    otherEpisode: "Der Vortrag handelt jetzt von einer anderen Episode.",
    goThere: "Dorthin",
    back: "Zurück zum Vortrag",
  },

  // Listen: what goes wrong
  trouble: {
    missing:
      "Der Ton ist nicht dort, wo er sein sollte. Folien und Notizen sind alle da, und du kannst die Uhr von Hand stellen.",
    undecodable:
      "Dieser Browser kann den Ton nicht abspielen. Folien und Notizen sind alle da, und du kannst die Uhr von Hand stellen.",
    unreachable:
      "Der Ton ließ sich nicht laden. Folien und Notizen sind alle da, und du kannst die Uhr von Hand stellen.",
    network:
      "Die Verbindung ist abgebrochen, und mit ihr der Ton. Er geht weiter, sobald das Netz zurück ist.",
    offline: "Du bist offline. Was geladen ist, läuft weiter.",
    stalled: "Der Ton wartet auf das Netz.",
    refused: "Der Browser will erst einen Klick auf „Abspielen“, bevor eine Seite Ton machen darf.",
    duration: (here, planned) =>
      `Diese Aufnahme dauert ${here}, und die Folien sind für ${planned} gesetzt. Kommen Bilder zu früh oder zu spät, verschiebe sie in den Einstellungen.`,
    storage:
      "Dieser Browser merkt sich für diese Seite nichts: Einstellungen und deine Stelle gehen verloren, wenn du sie schließt.",
    youTube:
      "YouTube antwortet nicht. Folien und Notizen sind alle da, und du kannst die Uhr von Hand stellen.",
    timeline: "Die Zeiten dieser Episode ließen sich nicht laden. Blättere die Folien von Hand um.",
  },

  // Listen: what can be done about it
  remedy: { again: "Noch einmal versuchen", byHand: "Uhr von Hand stellen" },

  // Listen: searching and sharing the notes
  finding: {
    none: "Keine Treffer",
    hitOf: (number, total) => `${number} von ${total}`,
  },
  sharing: {
    copyLinkTo: (timecode) => `Link kopieren zu ${timecode}`,
    selection: "Ausgewählter Text",
    copyLink: "Link kopieren",
    share: "Teilen …",
    quote: (text, title) => `„${text}“ (${title})`,
    refused: "Der Browser gibt die Zwischenablage nicht frei. Kopiere dies von Hand:",
  },
  inTheList: "Im Quellenverzeichnis",

  // Listen: kept for offline
  keep: {
    keep: (size) => `Offline verfügbar machen · ${size}`,
    cancel: "Abbrechen",
    kept: "Offline verfügbar",
    remove: "Von diesem Gerät entfernen",
    full: "Auf diesem Gerät ist kein Platz mehr für den Ton.",
    network: "Der Ton ließ sich nicht vollständig laden.",
    again: "Noch einmal",
  },
};
