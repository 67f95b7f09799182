import { type DBSchema, openDB } from "idb";
import type { Talk } from "../../../parts/talk/talk.ts";

/** Records the speaker's voice: starts, pauses and ends with the talk's stopwatch. */
export interface Recorder {
  /** Whether the current run, or else the next one, is recorded. */
  readonly armed: boolean;
  /** Whether the stopwatch has not been started yet, so that the whole run would be recorded. */
  readonly canStart: boolean;
  /** Asks for the microphone. @throws {DOMException} when the browser refuses it */
  arm(): Promise<void>;
  disarm(): void;
  onChange(listener: () => void): void;
  /** Calls back when a recording ends by an error: no more of it is stored. */
  onFailure(listener: () => void): void;
}

/** Milliseconds of a stored chunk: as much is lost in a crash. */
const CHUNK_INTERVAL = 1000;

/** Formats that players and `cuedeck retime` support, best first. */
const MIME_TYPES = ["audio/webm;codecs=opus", "audio/mp4;codecs=mp4a.40.2", "audio/mp4"];

export function createRecorder(talk: Talk, recordings: Recordings): Recorder {
  let stream: MediaStream | undefined;
  let recorder: MediaRecorder | undefined;
  /** Incremented by each call of `arm` and `disarm`: a microphone that an earlier call asked for is released. */
  let request = 0;
  let onChange = () => {};
  let onFailure = () => {};
  const fail = () => {
    if (!stream) return;
    release();
    onFailure();
  };

  const start = (run: number, microphone: MediaStream) => {
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
    onChange();
  };
  talk.onChange(({ stopwatch }, before) => {
    if (!stream || stopwatch === before.stopwatch) return;
    if (stopwatch.began === null) release();
    else if (!recorder && stopwatch.since !== null) start(stopwatch.began, stream);
    else if (stopwatch.since === null) pause();
    else if (recorder?.state === "paused") recorder.resume();
  });
  const pause = () => {
    if (recorder?.state !== "recording") return;
    recorder.pause();
    // Stores the rest of the chunk, so that all of the run so far can be played.
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
      request += 1;
      const current = request;
      const granted = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: false, noiseSuppression: true, autoGainControl: true },
      });
      if (current !== request) {
        for (const track of granted.getTracks()) track.stop();
        return;
      }
      stream = granted;
      for (const track of granted.getTracks()) track.addEventListener("ended", fail);
      // The stopwatch was started meanwhile: only a part of the run would be recorded.
      if (talk.state.stopwatch.began !== null) release();
      onChange();
    },
    disarm() {
      request += 1;
      release();
    },
    onChange: (listener) => (onChange = listener),
    onFailure: (listener) => (onFailure = listener),
  };
}

/** Recordings of runs in IndexedDB, as chunks: of bytes, as private windows of WebKit store no Blob. */
export interface Recordings {
  /** @param run when the run began, in epoch milliseconds */
  add(run: number, chunk: Blob): Promise<void>;
  /** A run's whole recording. */
  find(run: number): Promise<Blob | undefined>;
  remove(run: number): Promise<void>;
}

interface Schema extends DBSchema {
  readonly pieces: {
    readonly key: number;
    readonly value: { readonly run: number; readonly type: string; readonly piece: ArrayBuffer };
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
  // Where the browser refuses storage, `add` fails.
  database.catch(() => {});
  let last: Promise<unknown> = Promise.resolve();
  return {
    add(run, chunk) {
      const { type } = chunk;
      const read = chunk.arrayBuffer();
      const added = last.then(async () => {
        await (await database).add("pieces", { run, type, piece: await read });
      });
      // The next is stored after it, whichever is read first.
      last = added.catch(() => {});
      return added;
    },
    async find(run) {
      const stored = await (await database).getAllFromIndex("pieces", "run", run);
      const chunks = stored.map(({ piece }) => piece);
      return stored[0] && new Blob(chunks, { type: stored[0].type });
    },
    async remove(run) {
      const store = (await database).transaction("pieces", "readwrite").store;
      for (const key of await store.index("run").getAllKeys(run)) await store.delete(key);
    },
  };
}
