import type { LiveWords, PageWords, TalkWords } from "./languages.ts";

const slideOf = (number: number, total: number) => `Folie ${number} von ${total}`;

/** Every word of the pages, in German. */
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
  evidence: { human: "Daten vom Menschen", animal: "Daten vom Tier", hypothesis: "Hypothese" },
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

export const talk: TalkWords = {
  connected: "Mit den Folien verbunden",
  noDeck: "Kein Folienfenster",
  nextStep: "Nächster Schritt",
  nextSlide: "Nächste Folie",
  theEnd: "Das Ende",
  ofDuration: (timecode) => `von ${timecode}`,
  startTheClock: "Starten",
  goOn: "Fortsetzen",
  pauseTheClock: "Anhalten",
  onTime: "im Plan",
  ahead: (timecode) => `${timecode} voraus`,
  behind: (timecode) => `${timecode} zurück`,
  left: (timecode) => `noch ${timecode}`,
  over: (timecode) => `${timecode} darüber`,
  ends: (time) => `Ende ${time}`,
  nextCue: (timecode) => `nächste Notiz in ${timecode}`,
  cueDue: "nächste Notiz ist dran",
  wasReset: "Die Uhr steht wieder auf 00:00.",
  undo: "Rückgängig",
  noSlot: (text) => `„${text}“ ist keine Zeit. Schreib Minuten, oder 20:00.`,
  jumpTo: "Nummer, oder ein Teil des Titels",
  noSuchSlide: "Keine solche Folie",
  refused: {
    sound: "Der Browser will einen Klick auf das Folienfenster, bevor es klingen darf.",
    fillScreen: "Der Browser will dort gefragt werden: klick auf das Folienfenster und drücke F.",
    noSound: "Dieses Segment hat keinen Ton.",
  },
  secondScreen:
    "Dieser Browser kann keine Fenster anordnen: zieh das Folienfenster auf den Projektor und drücke dort F.",
  takeUp: (time, timecode) => `Um ${time} hat ein Vortrag begonnen, verlassen bei ${timecode}.`,
  takeItUp: "Dort weitermachen",
  rehearsal: {
    heading: "Proben",
    howTo:
      "Starte die Uhr und sprich. Halte sie an, wenn du fertig bist: alles bleibt in diesem Browser.",
    none: "Noch keine Probe.",
    runOf: (time, length) => `${time}, ${length} lang`,
    choose: "Probe",
    chart: "Geplant und gebraucht, Segment für Segment",
    chartText: (title, planned, actual) => `${title}: geplant ${planned}, gebraucht ${actual}`,
    slide: "Folie",
    planned: "Geplant",
    run: (number) => `Probe ${number}`,
    median: "Median",
    whole: "Ganzer Vortrag",
    useAsTiming: "Als Zeiten übernehmen",
    writing: "Wird geschrieben …",
    written: (timed, estimated) =>
      `In die Notizen geschrieben: ${timed} Zeiten; ${estimated} werden dazwischen geschätzt.`,
    notWritten: "Es wurde nichts geschrieben.",
    download: "Zeiten herunterladen",
    downloadHint: (command) => `Um sie in die Notizen zu schreiben: ${command}`,
    downloadRecording: "Aufnahme herunterladen",
    forget: "Diese Probe vergessen",
    record: "Meine Stimme aufnehmen",
    recordHint: "Bleibt nur in diesem Browser. Beginnt mit der Uhr und hält mit ihr an.",
    recordTooLate: "Die Aufnahme beginnt mit der Uhr: setz sie erst zurück.",
    recording: "Aufnahme läuft",
    recordingEnded: "Die Aufnahme ist zu Ende: Mikrofon oder Speicher dieses Browsers versagen.",
    microphone: "Der Browser lässt diese Seite kein Mikrofon hören.",
  },
  room: {
    heading: "Saal",
    howTo:
      "Wer diese Adresse öffnet, folgt deinen Folien und darf zurückblättern. Lesen ja, bewegen nein.",
    address: "Adresse für das Publikum",
    code: "Code, der die Adresse öffnet",
    copied: "Adresse kopiert",
    copy: "Adresse kopieren",
    onlyHere:
      "Nur dieser Rechner kann sie öffnen. Starte die Vorschau mit --host 0.0.0.0 und nimm den Link, den sie ausgibt.",
    open: "Einen Saal öffnen",
    close: "Den Saal schließen",
    needsLink:
      "Um hier zu sprechen, öffne den Link für Vortragende, den „cuedeck preview --live“ ausgegeben hat.",
    status: {
      connected: "Saal verbunden",
      connecting: "Saal nicht verbunden. Der Vortrag geht weiter; es wird wieder versucht.",
      refused: "Der Broker des Saals nimmt den Link dieses Vortrags nicht an.",
    },
    remotes: "Telefone als Fernbedienung",
    pair: "Ein Telefon koppeln",
    pairHint: "Mit dem Telefon abfotografieren. Koppelt ein Telefon, einmal.",
    paired: (time) => `Gekoppelt um ${time}`,
    revoke: "Entziehen",
    none: "Keines ist gekoppelt.",
    remote: {
      connected: "Mit dem Vortrag gekoppelt",
      waiting: "Es wird auf den Vortrag gewartet",
      connecting: "Nicht verbunden. Es wird wieder versucht.",
      unpaired: "Dieses Telefon ist nicht gekoppelt, oder nicht mehr.",
      unknown: "Dieses Telefon ist nicht gekoppelt. Fotografiere den Code am Pult ab.",
    },
  },
  commands: {
    next: "Nächster Schritt oder nächste Folie",
    previous: "Voriger Schritt oder vorige Folie",
    "next-slide": "Nächste Folie, auch wenn noch Schritte kommen",
    "previous-slide": "Vorige Folie",
    first: "Erste Folie",
    last: "Letzte Folie",
    black: "Schwarzer Schirm",
    white: "Weißer Schirm",
    overview: "Alle Folien",
    choose: "Von allen Folien zur markierten",
    jump: "Zu einer Folie springen, nach Nummer oder Titel",
    "fill-screen": "Vollbild",
    pointer: "Auf der Folie zeigen",
    pen: "Auf der Folie zeichnen",
    clear: "Zeichnung wegwischen",
    zoom: "Einen Teil der Folie vergrößern, oder sie ganz zeigen",
    sound: "Den Clip der Folie oder den Ton des Segments abspielen",
    speaker: "Das Pult öffnen",
    timer: "Uhr starten oder anhalten",
    larger: "Größere Notizen",
    smaller: "Kleinere Notizen",
    keyboard: "Diese Übersicht",
  },
};
