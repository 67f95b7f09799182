import { readFileSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Assets, PageName } from "../render/context.ts";

/** The client as it was built with Cuedeck: `build/web/`. */
export const WEB = fileURLToPath(new URL("../web/", import.meta.url));

/** Fonts that the first view of a deck is sure to need. */
const PRELOADED = /(?:newsreader-(?:display|text)|inter-[56]00)-latin-(?!ext-)/;

interface ManifestChunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
  readonly imports?: readonly string[];
  readonly name?: string;
  readonly isEntry?: boolean;
}

export interface ClientAssets extends Assets {
  /** Copies what the named pages need to `<out>/assets/`. */
  copy(pages: readonly PageName[], out: string): Promise<void>;
  /** The file of a font, as `inter-500`; for diagrams, which are drawn with the deck's own. */
  fontFile(name: string): string;
}

/** Reads which script and styles each kind of page has. */
export function readAssets(): ClientAssets {
  const manifest: Record<string, ManifestChunk> = JSON.parse(
    readFileSync(join(WEB, "manifest.json"), "utf8"),
  );
  const chunks = Object.values(manifest);
  const files = chunks.map((chunk) => chunk.file);

  const withImports = (chunk: ManifestChunk): ManifestChunk[] => [
    ...(chunk.imports ?? []).flatMap((name) => withImports(manifest[name] ?? { file: "" })),
    chunk,
  ];
  const chunksOf = (page: PageName): ManifestChunk[] => {
    const entry = chunks.find((chunk) => chunk.isEntry && chunk.name === page);
    return entry ? withImports(entry) : [];
  };
  return {
    entry(page) {
      const all = chunksOf(page);
      const script = all.at(-1)?.file;
      return {
        // An entry that only brings styles leaves an empty script behind.
        script: STYLES_ONLY.has(page) ? undefined : script,
        styles: [...new Set(all.flatMap((chunk) => chunk.css ?? []))],
        fonts: WITH_DECK.has(page) ? files.filter((file) => PRELOADED.test(file)) : [],
      };
    },
    async copy(pages, out) {
      const needed = new Set(
        pages
          .flatMap(chunksOf)
          .flatMap((chunk) => [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]),
      );
      for (const file of needed) {
        await mkdir(dirname(join(out, file)), { recursive: true });
        await copyFile(join(WEB, file), join(out, file));
      }
    },
    fontFile(name) {
      const file = files.find(
        (candidate) => candidate.includes(`${name}-latin-`) && !candidate.includes("latin-ext"),
      );
      if (file === undefined) throw new Error(`The client was built without the font ${name}`);
      return join(WEB, file);
    },
  };
}

const WITH_DECK: ReadonlySet<PageName> = new Set(["listen", "present"]);
const STYLES_ONLY: ReadonlySet<PageName> = new Set(["index", "print", "math"]);
