import type { Root as HtmlRoot } from "hast";
import type { RootContent } from "mdast";
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";

/** What the blocks of files became the last time that each file was read, by their own content and place. */
export type HtmlMemory = Map<string, ReadonlyMap<string, RememberedHtml>>;

interface RememberedHtml {
  readonly root: HtmlRoot;
  readonly messages: readonly VFileMessage[];
}

type ToHtml = (blocks: readonly RootContent[]) => Promise<HtmlRoot>;

/** Converts only blocks that the file did not have the last time. Positions keep line and column, but not their offset. */
export function rememberHtml(file: VFile, memory: HtmlMemory, toHtml: ToHtml): ToHtml {
  const before = memory.get(file.path);
  const now = new Map<string, RememberedHtml>();
  memory.set(file.path, now);
  return async (blocks) => {
    const key = JSON.stringify(blocks, (name, value: unknown) =>
      name === "offset" ? undefined : value,
    );
    let html = before?.get(key);
    if (html) file.messages.push(...html.messages);
    else {
      const told = file.messages.length;
      const root = await toHtml(blocks);
      html = { root, messages: file.messages.slice(told) };
    }
    now.set(key, html);
    return html.root;
  };
}
