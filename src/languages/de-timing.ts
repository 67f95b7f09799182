import type { Language } from "./languages.ts";

/** What the Timing page says. */
export const timing: Language["timing"] = {
  heading: "Zeiten",
  toEpisode: "Zurück zur Episode",
  waveform: "Wellenform",
  position: "Stelle in der Aufnahme",
  cues: "Notizen",
  slide: "Folie",
  noRecording:
    "Zeiten brauchen die Aufnahme als Datei. Leg sie in {folder} und nenn sie in {file}:",
  noNotes:
    "Keine Folie hat bisher Notizen. Schreib `:::notes` auf eine Folie, dann lassen sich hier ihre Zeiten setzen.",
  setOf: "{set} von {total} gesetzt",
  saving: "wird gespeichert …",
  saved: "gespeichert in {file}",
  notSaved: "Nicht gespeichert: {reason}",
  changed:
    "Die Notizen wurden anderswo geändert, darum ist die letzte Änderung dieser Seite nicht gespeichert. Lies sie neu, um weiterzumachen.",
  readAnew: "Neu lesen",
  noAnswer: "Der Server antwortet nicht.",
  loading: "Die Aufnahme wird gelesen …",
  noWaveform: "Es gibt keine Wellenform: {reason}",
  next: "als Nächstes",
  nextToSet: "Die Leertaste setzt {timecode}",
  refused: {
    allSet: "Alle Zeiten sind gesetzt.",
    isFixed: "Diese Zeit bleibt: Nimm in den Notizen das `!` heraus, um sie zu verschieben.",
    inTheWay: "Eine Zeit, die bleibt (in den Notizen mit `!`), steht im Weg.",
    nothingToUndo: "Es gibt nichts rückgängig zu machen.",
  },
  kinds: { set: "gesetzt", estimated: "geschätzt", fixed: "bleibt" },
  labels: {
    set: "wenn der Absatz beginnt",
    nudge: "0,1 s",
    check: "Alle prüfen",
    undo: "Rückgängig",
    hear: "2 s zurück",
    play: "Wiedergabe",
  },
  commands: {
    set: "Wiedergabe; während sie läuft, die Zeit des nächsten Absatzes setzen",
    play: "Wiedergabe oder Pause",
    hear: "Den Anfang des markierten Absatzes noch einmal hören",
    "nudge-earlier": "Eine Zehntelsekunde früher, und noch einmal hören",
    "nudge-later": "Eine Zehntelsekunde später, und noch einmal hören",
    previous: "Den Absatz davor markieren",
    next: "Den Absatz danach markieren",
    check: "Den Anfang jedes Absatzes der Reihe nach hören",
    undo: "Rückgängig",
  },
};
