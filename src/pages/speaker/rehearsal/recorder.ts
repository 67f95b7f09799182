import { type DBSchema, openDB } from "idb";
import type { Talk } from "../../../parts/talk/talk.ts";

/** Records the speaker's voice as a run goes: it begins, pauses and ends with the clock. */
export interface Recorder {
  /** Whether the next run, or the one that is on, is recorded. */
  readonly armed: boolean;
  /** Whether it would be the whole run: the clock has not begun yet. */
  readonly canStart: boolean;
  /** Asks for the microphone. @throws what the browser says when it is refused */
  arm(): Promise<void>;
  disarm(): void;
  onChange(listener: () => void): void;
  /** Calls back when a recording ends that should have gone on: nothing more of it is kept. */
  onFailure(listener: () => void): void;
}

/** Milliseconds between two pieces that are kept. */
const CHUNK_INTERVAL = 1000;

/** What players and `cuedeck retime` take, best first. */
const MIME_TYPES = ["audio/webm;codecs=opus", "audio/mp4;codecs=mp4a.40.2", "audio/mp4"];

export function createRecorder(talk: Talk, recordings: Recordings): Recorder {
  let stream: MediaStream | undefined;
  let recorder: MediaRecorder | undefined;
  /** Raised by each wish for the microphone or against it: what was asked for before is not wanted any more. */
  let turn = 0;
  let listener = () => {};
  let tellFailure = () => {};
  const fail = () => {
    if (!stream) return;
    release();
    tellFailure();
  };

  const begin = (run: number, microphone: MediaStream) => {
    const mimeType = MIME_TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    recorder = new MediaRecorder(microphone, mimeType === undefined ? {} : { mimeType });
    recorder.addEventListener("dataavailable", ({ data }) => {
      if (data.size > 0) recordings.add(run, data).catch(fail);
    });
    recorder.addEventListener("error", fail);
    recorder.start(CHUNK_INTERVAL);
  };
  const release = () => {
    if (recorder && recorder.state !== "inactive") recorder.stop();
    recorder = undefined;
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    listener();
  };
  talk.onChange(({ stopwatch }, before) => {
    if (!stream || stopwatch === before.stopwatch) return;
    if (stopwatch.began === null) release();
    else if (!recorder && stopwatch.since !== null) begin(stopwatch.began, stream);
    else if (stopwatch.since === null) pause();
    else if (recorder?.state === "paused") recorder.resume();
  });
  const pause = () => {
    if (recorder?.state !== "recording") return;
    recorder.pause();
    // What a run has come to so far is there to be heard, as if it had ended.
    recorder.requestData();
  };
  return {
    get armed() {
      return stream !== undefined;
    },
    get canStart() {
      return talk.state.stopwatch.began === null;
    },
    async arm() {
      turn += 1;
      const mine = turn;
      const granted = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: false, noiseSuppression: true, autoGainControl: true },
      });
      if (mine !== turn) {
        for (const track of granted.getTracks()) track.stop();
        return;
      }
      stream = granted;
      for (const track of granted.getTracks()) track.addEventListener("ended", fail);
      // A run that has begun meanwhile would be recorded in part.
      if (talk.state.stopwatch.began !== null) release();
      listener();
    },
    disarm() {
      turn += 1;
      release();
    },
    onChange: (next) => (listener = next),
    onFailure: (next) => (tellFailure = next),
  };
}

/** Recordings of runs, kept piece by piece while they are made: a crash costs the last second. */
export interface Recordings {
  /** @param run when the run began, in epoch milliseconds */
  add(run: number, piece: Blob): Promise<void>;
  /** The whole of what was recorded of a run, if anything was. */
  find(run: number): Promise<Blob | undefined>;
  remove(run: number): Promise<void>;
}

interface Schema extends DBSchema {
  readonly pieces: {
    readonly key: number;
    readonly value: { readonly run: number; readonly piece: Blob };
    readonly indexes: { readonly run: number };
  };
}

/** @param name of the database, one for each episode */
export function createRecordings(name: string): Recordings {
  const database = openDB<Schema>(name, 1, {
    upgrade(created) {
      created.createObjectStore("pieces", { autoIncrement: true }).createIndex("run", "run");
    },
  });
  // A browser that keeps nothing has none, and says so when somebody records.
  database.catch(() => {});
  return {
    async add(run, piece) {
      await (await database).add("pieces", { run, piece });
    },
    async find(run) {
      const kept = await (await database).getAllFromIndex("pieces", "run", run);
      const [first] = kept;
      return (
        first &&
        new Blob(
          kept.map(({ piece }) => piece),
          { type: first.piece.type },
        )
      );
    },
    async remove(run) {
      const store = (await database).transaction("pieces", "readwrite").store;
      for (const key of await store.index("run").getAllKeys(run)) await store.delete(key);
    },
  };
}
