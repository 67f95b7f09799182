/** Plays the recording, from anywhere and up to anywhere. Times are seconds. */
export interface Player {
  readonly time: number;
  readonly playing: boolean;
  /** Plays on from here, or pauses. */
  toggle(): void;
  pause(): void;
  /** Goes to a time; what plays goes on playing. */
  seek(time: number): void;
  /** Plays from a time on. @param until where to stop, and what to do then; all else that moves the player calls it off */
  hear(from: number, until?: { readonly end: number; readonly onEnd: () => void }): void;
  /** Calls back with the time at each frame while it plays, and whenever it is another one. */
  onTime(listener: (time: number) => void): void;
}

/** @param media what plays, without controls of its own */
export function createPlayer(media: HTMLMediaElement): Player {
  const listeners: ((time: number) => void)[] = [];
  let until: { readonly end: number; readonly onEnd: () => void } | undefined;
  const tell = () => {
    for (const listener of listeners) listener(media.currentTime);
    // A recording may end before its length as it was measured.
    if (!until || (media.currentTime < until.end && !media.ended)) return;
    const { onEnd } = until;
    until = undefined;
    onEnd();
  };
  const run = () => {
    tell();
    if (!media.paused) requestAnimationFrame(run);
  };
  media.addEventListener("play", run);
  for (const event of ["seeking", "pause", "ended", "loadedmetadata"])
    media.addEventListener(event, tell);
  // Refused only without a gesture of the user's, and every call here follows one.
  const play = () => void media.play().catch(() => {});
  return {
    get time() {
      return media.currentTime;
    },
    get playing() {
      return !media.paused;
    },
    toggle() {
      until = undefined;
      if (media.paused) play();
      else media.pause();
    },
    pause() {
      until = undefined;
      media.pause();
    },
    seek(time) {
      until = undefined;
      media.currentTime = Math.max(0, time);
    },
    hear(from, stop) {
      media.currentTime = Math.max(0, from);
      until = stop;
      play();
    },
    onTime: (listener) => void listeners.push(listener),
  };
}
