import type { Element } from "hast";
import type { Media } from "../episode/episode.ts";
import { file } from "./file.ts";
import { youtube } from "./youtube.ts";

/** What plays a recording. Its clock in the browser has the same name in `players.ts`. */
export interface Provider {
  readonly name: string;
  /** The service whose own player it is, as people call it: the listener is asked before a page loads it. */
  readonly service?: string;
  /** Whether it plays an address that `media` in `episode.yaml` has. */
  recognizes(source: string): boolean;
  /** Whether a recording elsewhere has a picture; for a file of the episode's own its content tells. */
  kindOf(address: string): Media["kind"];
  /** What a page's Content-Security-Policy has to allow besides the site's own files, by directive. */
  policy(source: string): Readonly<Record<string, string>>;
  /**
   * The element that plays.
   *
   * @param language the episode's, BCP 47
   */
  render(media: Media, language: string): Element;
}

/** The first that recognizes an address plays it. */
const PROVIDERS = [youtube, file] as const satisfies readonly Provider[];

export type ProviderName = (typeof PROVIDERS)[number]["name"];

/** What plays a media source. */
export function providerOf(source: string): Provider & { readonly name: ProviderName } {
  return PROVIDERS.find((provider) => provider.recognizes(source)) ?? file;
}
