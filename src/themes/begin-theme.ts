import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Document, isMap, parse, parseDocument } from "yaml";
import { DEFAULT_THEME, SHIPPED_FOLDER } from "./shipped.ts";

/** The episode that shows every layout, in a folder of episodes of its own. */
export const SAMPLE_SLIDES = join(SHIPPED_FOLDER, "sample/slides");

/**
 * The `theme.yaml` of a new theme: all tokens of the theme that it extends, explained, and each behind a `#` that is to be
 * removed.
 *
 * @param name of one that comes with Cuedeck
 */
export async function beginTheme(name: string): Promise<string> {
  const [explained, own] = await Promise.all(
    [DEFAULT_THEME, name].map((each) => readFile(join(SHIPPED_FOLDER, each, "theme.yaml"), "utf8")),
  );
  const document = parseDocument(explained ?? "");
  const values: Readonly<Record<string, unknown>> = parse(own ?? "");
  for (const [group, value] of Object.entries(values)) {
    if (group === "extends" || group === "palette") continue;
    if (typeof value !== "object" || value === null) document.set(group, value);
    else
      for (const [key, each] of Object.entries(value)) {
        const node = document.createNode(each);
        if (isMap(node)) node.flow = true;
        document.setIn([group, key], node);
      }
  }
  document.commentBefore = null;
  const tokens = behindSigns(document);
  // The colours of its own with which the theme's style sheet draws: `accent` does not change them.
  const palette = new Document({ palette: { sand: "#d8c7a0" } });
  const ownPalette = parseDocument(own ?? "").get("palette", true);
  if (ownPalette !== undefined) palette.set("palette", ownPalette);
  return `# A theme of your own. Remove the # before what you change: all else stays as in the theme that it extends.
# Style sheets beside this file change more, and layouts/<name>.css is a layout of your own.

extends: ${name}

# A picture in the footer of each slide, a file in this folder or one for each ground, and a line of text.
#logo: { light: logo.svg, dark: logo-dark.svg }
#footer: My company

# Colours by names of your own, for what follows and for style sheets, as --palette-<name>.
${behindSigns(palette)}
# Written once, a colour is that of the light, and the dark one follows from it. What you leave out follows, too.
${tokens}`;
}

function behindSigns(document: Document): string {
  const lines = document.toString({ lineWidth: 120 }).split("\n");
  return lines.map((line) => (/^\s*(?:#|$)/.test(line) ? line : `#${line}`)).join("\n");
}
