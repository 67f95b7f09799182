import { readFileSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { APP_ICONS } from "../pages/app.ts";
import type { Assets, PageName } from "../pages/context.ts";

/** The folder of a site for the files that all pages share. */
export const ASSETS = "assets";

/** The program: the `build` folder, also for a module that runs from source. */
export const BUILT = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "../../build/" : "../", import.meta.url),
);

/** The client. */
export const WEB = join(BUILT, "web");

/** Present as one script and one style. */
export const ALONE = join(BUILT, "alone");

/** What pages of `cuedeck dev` have besides. */
export const DEV = join(BUILT, "dev");

/** Mermaid, for the page that draws diagrams. */
export const MERMAID = join(BUILT, "mermaid");

/** Modules that pages load to join a room: a third of a megabyte, and of no use without a network. */
const FOR_A_ROOM: ReadonlySet<string> = new Set([
  "src/pages/listen/follow-room.ts",
  "src/pages/present/show-on-cover.ts",
  "src/pages/speaker/remote-window.ts",
  "src/pages/speaker/room.ts",
]);

/** Where the players of services are, which pages load when they have one: they too need a network. */
const PLAYERS = "src/media/";

interface ManifestChunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly name?: string;
  readonly isEntry?: boolean;
}

export interface ClientAssets extends Assets {
  /**
   * Files that the named pages need offline, now or later: paths below `dist/`, each with its content's hash in the
   * name.
   */
  files(pages: readonly PageName[]): string[];
  /** Copies these files, those for use online, and the icons of an installed episode to `<out>/assets/`. */
  copy(pages: readonly PageName[], out: string): Promise<void>;
  /** The script of the service worker, to follow the list of files that it caches. */
  serviceWorker(): string;
}

/** Reads which script and styles each kind of page has. */
export function readAssets(): ClientAssets {
  const manifest: Record<string, ManifestChunk> = JSON.parse(
    readFileSync(join(WEB, "manifest.json"), "utf8"),
  );
  const chunks = Object.values(manifest);

  const withImports = (chunk: ManifestChunk): ManifestChunk[] => [
    ...(chunk.imports ?? []).flatMap((name) => withImports(manifest[name] ?? { file: "" })),
    chunk,
  ];
  const entryChunk = (name: string) => chunks.find((chunk) => chunk.isEntry && chunk.name === name);
  const chunksOf = (page: PageName): ManifestChunk[] => {
    const entry = entryChunk(page);
    return entry ? withImports(entry) : [];
  };
  const addReachable = (
    chunk: ManifestChunk | undefined,
    found: Set<ManifestChunk>,
    isWanted: (name: string) => boolean,
  ) => {
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const name of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])])
      if (isWanted(name)) addReachable(manifest[name], found, isWanted);
  };
  const filesOf = (pages: readonly PageName[], isWanted: (name: string) => boolean): string[] => {
    const found = new Set<ManifestChunk>();
    for (const page of pages) addReachable(entryChunk(page), found, isWanted);
    return [
      ...new Set(
        [...found].flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]),
      ),
    ];
  };
  return {
    entry(page) {
      const all = chunksOf(page);
      const script = all.at(-1)?.file;
      return {
        // Vite writes an empty script for an entry that only imports styles.
        script: STYLES_ONLY.has(page) ? undefined : script,
        styles: [...new Set(all.flatMap((chunk) => chunk.css ?? []))],
      };
    },
    files: (pages) => filesOf(pages, (name) => !FOR_A_ROOM.has(name) && !name.startsWith(PLAYERS)),
    async copy(pages, out) {
      await mkdir(join(out, ASSETS), { recursive: true });
      for (const file of [...filesOf(pages, () => true), ...APP_ICONS])
        await copyFile(join(WEB, file), join(out, file));
    },
    serviceWorker: () => readFileSync(join(WEB, entryChunk("service-worker")?.file ?? ""), "utf8"),
  };
}

const STYLES_ONLY: ReadonlySet<PageName> = new Set(["math"]);
