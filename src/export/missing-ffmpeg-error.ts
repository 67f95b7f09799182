/** There is no ffmpeg on this machine. */
export class MissingFfmpegError extends Error {
  override readonly name = "MissingFfmpegError";

  constructor(cause?: unknown) {
    super(
      "Unexpected absence of ffmpeg, which writes chapters into an M4A file: install it, as with `apt install ffmpeg` or `brew install ffmpeg`.",
      { cause },
    );
  }
}
