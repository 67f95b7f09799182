/**
 * Why the sound does not play: it isn't there, this browser can't play it, the network is gone, or nobody can tell, as
 * another host does not let a page ask.
 */
export type SoundFault = "missing" | "undecodable" | "network" | "unreachable";

/** What a diagnosis goes by: the browser's own, but for tests. */
export interface DiagnoseTools {
  readonly fetch: typeof fetch;
  isOnline(): boolean;
}

export const browserTools: DiagnoseTools = {
  fetch: (input, init) => fetch(input, init),
  isOnline: () => navigator.onLine,
};

/**
 * Finds out why a media element has stopped with an error. Elements don't tell a file that is missing from one that
 * can't be decoded, so the page asks its own server; another host forbids that.
 */
export async function diagnose(media: HTMLMediaElement, tools: DiagnoseTools): Promise<SoundFault> {
  if (media.error?.code === MediaError.MEDIA_ERR_NETWORK || !tools.isOnline()) return "network";
  if (media.error?.code === MediaError.MEDIA_ERR_DECODE) return "undecodable";
  const url = new URL(media.currentSrc || media.src, document.baseURI);
  if (url.origin !== location.origin) return "unreachable";
  try {
    const { ok } = await tools.fetch(url, { method: "HEAD" });
    return ok ? "undecodable" : "missing";
  } catch {
    return "network";
  }
}
