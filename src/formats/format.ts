import type { VFileMessage } from "vfile-message";
import type { SourceFile } from "../episode/source-file.ts";
import type { PageContext } from "../pages/context.ts";
import type { ImportedEpisode } from "./imported-episode.ts";

/** A kind of file of other programs, which Cuedeck writes, reads, or both. */
export interface Format {
  /** What it is, in a few words, for the README. */
  readonly title: string;
  readonly export?: ExportFormat;
  readonly import?: ImportFormat;
}

export type ExportFormat = TextExport | FileExport | FilesExport;

/** The options of `cuedeck export` that change the slides' pictures. */
export const PICTURE_OPTIONS = ["steps", "scale", "theme"] as const;
export type PictureOption = (typeof PICTURE_OPTIONS)[number];

interface ExportFacts {
  /** The file below the episode's folder, or the folder if it is several files. */
  readonly path: (id: string) => string;
  /** Whether every build writes it, and not only `cuedeck export`. */
  readonly published?: boolean;
  /** Whether it contains the site's address, so that `--site-url` is needed. */
  readonly needsSite?: boolean;
  /** Whether it links to the slides' pictures, which only the site has. */
  readonly linksPictures?: boolean;
}

/** A file that is text and made from the episode alone. */
export interface TextExport extends ExportFacts {
  readonly type: "text";
  readonly write: (context: PageContext) => string;
  /** Finds what the players for which the file is meant would refuse. */
  readonly check?: (context: PageContext) => VFileMessage[];
}

interface DrawnExport extends ExportFacts {
  /** Whether it shows diagrams, for which a browser is needed. */
  readonly draws?: boolean;
  readonly options?: readonly PictureOption[];
}

/** A file made from the episode and what belongs to it: its recording, its pictures. */
export interface FileExport extends DrawnExport {
  readonly type: "file";
  readonly write: (context: PageContext, tools: ExportTools) => Promise<Content>;
}

/** Several files made from those. */
export interface FilesExport extends DrawnExport {
  readonly type: "files";
  /** The folder beside a file for what it shows; without one, `path` itself is a folder. */
  readonly folder?: (id: string) => string;
  readonly write: (context: PageContext, tools: ExportTools) => Promise<ExportedFiles>;
}

/** The content of a file, in pieces if it need not fit into memory. */
type Content = string | Uint8Array | AsyncIterable<Uint8Array>;

/** Contents by their path below the episode's folder; a file comes before what it shows. */
export type ExportedFiles = ReadonlyMap<string, Content>;

/** What an export may use besides the episode. */
export interface ExportTools {
  /** Whether each step has a picture of its own. */
  readonly steps: boolean;
  /** Pixels of a picture for one of the slide's 1280×720. */
  readonly scale: number | undefined;
  /** Absolute path of the episode's folder in `public/`. */
  readonly publicFolder: string;
  /** Absolute paths of the scripts and styles that Cuedeck ships: for a site, and for a deck in one file. */
  readonly clientFolders: { readonly site: string; readonly standalone: string };
  readonly slidePictures: (options: { steps: boolean; scale: number }) => Promise<SlidePicture[]>;
  readonly coverPicture: () => Promise<Uint8Array>;
}

/** A picture of what a slide shows at one of its steps. */
export interface SlidePicture {
  /** Its id. */
  readonly slide: string;
  readonly step: number;
  /** A PNG file. */
  readonly bytes: Uint8Array;
}

/** How an episode begins with such a file. A parser that nothing else needs is loaded where it is used. */
export interface ImportFormat {
  /**
   * Whether a file is in this format, by its text and its name.
   *
   * @param file without a byte order mark, and of its text only the first 20,000 characters
   */
  readonly detect: (file: SourceFile) => boolean;
  readonly read: (source: SourceFile, options: ImportOptions) => Promise<ImportReading>;
}

export interface ImportOptions {
  /** Which item of a feed: its guid or title. */
  readonly item?: string | undefined;
  /** Files that a deck shows but that can't be copied, and why not. */
  readonly unusable?: ReadonlyMap<string, Unusable> | undefined;
}

/** Why a file is not copied into an episode: there is none, or it is not a picture, a sound or a film. */
export type Unusable = "missing" | "no-media";

/** What a file contains, as far as it could be read, and what is wrong with it. */
export interface Reading<Value> {
  /** Only when no problem is an error. */
  readonly value?: Value | undefined;
  readonly problems: readonly VFileMessage[];
}

export interface ImportReading extends Reading<ImportedEpisode> {
  /** Paths, beside the file, of what the episode's slides show. */
  readonly files?: ReadonlySet<string>;
}
