/**
 * Sets how loud the sound is, as a share of what the listener has set: 1 gives them their volume back. A device that
 * leaves the volume to its own buttons takes no notice.
 */
export function createFade(media: { volume: number }): (share: number) => void {
  let whole: number | undefined;
  return (share) => {
    if (share < 1) {
      whole ??= media.volume;
      media.volume = whole * share;
    } else if (whole !== undefined) {
      media.volume = whole;
      whole = undefined;
    }
  };
}
