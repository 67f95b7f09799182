import { createListeners, type Store } from "../ui/store.ts";
import { locale, words } from "../ui/words.ts";
import type { KeptMedia } from "./manifest.ts";

export type KeepState =
  /** There is no media file to keep, or it is not known yet. */
  | { readonly type: "unsupported" }
  | { readonly type: "absent" }
  /** From 0 to 1. */
  | { readonly type: "keeping"; readonly progress: number }
  | { readonly type: "kept" }
  | { readonly type: "failed"; readonly reason: "full" | "network" };

/** A copy of the episode's media file on this device, for listening without the network. */
export interface Keep {
  readonly state: KeepState;
  /** Of the whole file; 0 while that is not known. */
  readonly bytes: number;
  /** Reads whether there is one: at first, and after an update. */
  check(): Promise<void>;
  /** Downloads the whole file. Never rejects: the state says how it goes. */
  keep(): Promise<void>;
  /** Aborts the download. */
  cancel(): void;
  remove(): Promise<void>;
  onChange(listener: (state: KeepState) => void): void;
}

/** The browser's own, but in tests. */
export interface KeepTools {
  readonly which: () => Promise<KeptMedia | null>;
  readonly fetch: typeof fetch;
  readonly caches: CacheStorage;
}

export function createKeep({ which, fetch, caches }: KeepTools): Keep {
  const listeners = createListeners<[state: KeepState]>();
  let state: KeepState = { type: "unsupported" };
  let bytes = 0;
  let download: AbortController | undefined;
  const set = (next: KeepState) => {
    state = next;
    listeners.tell(state);
  };

  const fetchWhole = async (media: KeptMedia, signal: AbortSignal) => {
    // The HTTP cache may have an older recording.
    const response = await fetch(media.url, { signal, cache: "no-cache" });
    const whole = expectWhole(response, media.bytes, (progress) => {
      if (!signal.aborted) set({ type: "keeping", progress });
    });
    // A body that fails leaves nothing in the cache.
    await (await caches.open(media.cache)).put(media.key, whole);
  };

  return {
    get state() {
      return state;
    },
    get bytes() {
      return bytes;
    },
    async check() {
      const media = await which();
      if (state.type === "keeping") return;
      bytes = media?.bytes ?? 0;
      if (!media) return set({ type: "unsupported" });
      const kept = await caches.match(media.key, { cacheName: media.cache });
      set({ type: kept ? "kept" : "absent" });
    },
    async keep() {
      if (state.type !== "absent" && state.type !== "failed") return;
      const { signal } = (download = new AbortController());
      set({ type: "keeping", progress: 0 });
      try {
        const media = await which();
        if (media) await fetchWhole(media, signal);
        set({ type: media ? "kept" : "unsupported" });
      } catch (error) {
        set(signal.aborted ? { type: "absent" } : { type: "failed", reason: reasonOf(error) });
        // A quota error leaves the download running.
        download.abort();
      }
    },
    cancel: () => download?.abort(),
    async remove() {
      const media = await which();
      if (media) await (await caches.open(media.cache)).delete(media.key);
      set({ type: "absent" });
    },
    onChange: listeners.add,
  };
}

/** The same response, with a body that fails unless it is the whole file. */
function expectWhole(
  { ok, status, body, headers }: Response,
  bytes: number,
  onProgress: (progress: number) => void,
): Response {
  if (!ok || status === 206 || !body)
    throw new Error(`Unexpected answer ${status}, expected a file`);
  let read = 0;
  const counted = body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        read += chunk.byteLength;
        onProgress(Math.min(1, read / bytes));
        controller.enqueue(chunk);
      },
      flush() {
        if (read !== bytes) throw new Error(`Unexpected end at ${read} bytes, expected ${bytes}`);
      },
    }),
  );
  return new Response(counted, {
    headers: {
      "Content-Type": headers.get("Content-Type") ?? "",
      "Content-Length": String(bytes),
      "Accept-Ranges": "bytes",
    },
  });
}

function reasonOf(error: unknown): "full" | "network" {
  return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "network";
}

/** Key in the store of whether the listener wants the copy, once they have said so: `yes` or `no`. */
export const WISH = "keep";

/** Shows the state of `keep` in the control that `renderKeep` has written, whose button changes it. */
export function bindKeepButton(keep: Keep, control: HTMLElement, store: Store): void {
  const button = control.querySelector<HTMLButtonElement>('[data-action="keep"]');
  const progress = control.querySelector("progress");
  const status = control.querySelector(".keep-status");
  if (!button || !progress || !status) return;

  const show = (state: KeepState) => {
    control.hidden = state.type === "unsupported";
    progress.hidden = state.type !== "keeping";
    progress.value = state.type === "keeping" ? state.progress : 0;
    button.textContent = label(state, keep.bytes);
    const text = message(state);
    // A live region speaks whenever it is written to.
    if (status.textContent !== text) status.textContent = text;
  };
  button.addEventListener("click", () => {
    const { type } = keep.state;
    const isWanted = type !== "kept" && type !== "keeping";
    store.set(WISH, isWanted ? "yes" : "no");
    if (type === "kept") void keep.remove();
    else if (type === "keeping") keep.cancel();
    else {
      void keep.keep();
      // So that the browser does not remove it when storage gets low; some ask the listener.
      void navigator.storage.persist();
    }
  });
  keep.onChange(show);
  show(keep.state);
}

function label({ type }: KeepState, bytes: number): string {
  switch (type) {
    case "keeping":
      return words.keep.cancel;
    case "kept":
      return words.keep.remove;
    case "failed":
      return words.tryAgain;
    default:
      return words.keep.keep({ size: megabytes(bytes) });
  }
}

function message(state: KeepState): string {
  if (state.type === "kept") return words.keep.kept;
  return state.type === "failed" ? words.keep[state.reason] : "";
}

function megabytes(bytes: number): string {
  const style = { style: "unit", unit: "megabyte", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, style).format(bytes / 1e6);
}

/** Seconds of playing before it is kept by itself. */
const LISTENING = 10;
/** Bytes of a file that is kept by itself; a larger one only once the player has loaded all of it. */
const SMALL = 25 * 2 ** 20;

/** Keeps the file by itself once it was played for a while, unless the listener has removed it. */
export function keepWhenPlayed(media: HTMLMediaElement, keep: Keep, store: Store): void {
  if (savesData()) return;
  const decide = () => {
    if (keep.state.type !== "absent" || store.get(WISH) === "no") return;
    if (secondsOf(media.played) < LISTENING) return;
    const isLoaded = media.ended || secondsOf(media.buffered) >= media.duration - 1;
    if (keep.bytes <= SMALL || isLoaded) void keep.keep();
  };
  for (const name of ["timeupdate", "progress", "ended"]) media.addEventListener(name, decide);
}

function secondsOf(ranges: TimeRanges): number {
  let seconds = 0;
  for (let index = 0; index < ranges.length; index += 1)
    seconds += ranges.end(index) - ranges.start(index);
  return seconds;
}

/** Whether the browser is set to save data. */
function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, "connection");
  return (
    typeof connection === "object" &&
    connection !== null &&
    "saveData" in connection &&
    connection.saveData === true
  );
}
