import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import {
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { complete } from "../../src/cli/language-server/complete.ts";
import { PROGRAM } from "../program.ts";
import { Project, temporaryProject } from "./project.ts";

const TALK = {
  "slides/talk/episode.yaml": "title: Talk\ntones: { loss: negative }\n",
  "slides/talk/01-part.md": "---\ntitle: Part\n---\n\n# One\n",
  "slides/talk/02-end.md": "---\ntitle: End\n---\n\n::slide{#one}\n\n# Two\n",
};

/** What is bound to come may take its time on a busy machine. */
const PATIENCE = { timeout: 20_000 };

/** An editor that has started the server in a project. */
async function openEditor(project: Pick<Project, "folder">) {
  const child = spawn(process.execPath, [PROGRAM, "language-server", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const editor = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  onTestFinished(() => {
    editor.dispose();
    child.kill();
  });
  const told = new Map<string, PublishDiagnosticsParams["diagnostics"]>();
  editor.onNotification("textDocument/publishDiagnostics", (given: PublishDiagnosticsParams) => {
    told.set(given.uri, given.diagnostics);
  });
  editor.listen();
  const addressOf = (path: string) => pathToFileURL(join(project.folder, path)).href;
  await editor.sendRequest("initialize", {
    processId: null,
    rootUri: pathToFileURL(project.folder).href,
    capabilities: {},
  });
  return {
    /** Problems of a file, once the server has told any. */
    told: (path: string) =>
      told
        .get(addressOf(path))
        ?.map(({ range, code, message }) => [range.start.line, code, message]),
    close: (path: string) =>
      editor.sendNotification("textDocument/didClose", {
        textDocument: { uri: addressOf(path) },
      }),
    /** Tells that files have changed beside the editor. */
    changeOnDisk: (path: string) =>
      editor.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri: addressOf(path), type: 3 }],
      }),
    openNameless: () =>
      editor.sendNotification("textDocument/didOpen", {
        textDocument: { uri: "untitled:Untitled-1", languageId: "markdown", version: 1, text: "" },
      }),
    fixes: (path: string, line: number, character: number) =>
      editor.sendRequest<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri: addressOf(path) },
        range: { start: { line, character }, end: { line, character } },
        context: { diagnostics: [] },
      }),
    addressOf,
    open: (path: string, text: string) =>
      editor.sendNotification("textDocument/didOpen", {
        textDocument: { uri: addressOf(path), languageId: "markdown", version: 1, text },
      }),
    change: (path: string, text: string) =>
      editor.sendNotification("textDocument/didChange", {
        textDocument: { uri: addressOf(path), version: 2 },
        contentChanges: [{ text }],
      }),
    complete: (path: string, line: number, character: number) =>
      editor.sendRequest<CompletionItem[]>("textDocument/completion", {
        textDocument: { uri: addressOf(path) },
        position: { line, character },
      }),
    async end() {
      await editor.sendRequest("shutdown");
      await editor.sendNotification("exit");
      const [code] = await once(child, "exit");
      return code;
    },
  };
}

test("an editor is told what is wrong in an episode, with what is not saved, and no more once it is mended", async () => {
  const project = await temporaryProject(TALK);
  const editor = await openEditor(project);
  const [part, end] = ["slides/talk/01-part.md", "slides/talk/02-end.md"];
  await editor.open(part, TALK["slides/talk/01-part.md"]);
  await expect
    .poll(() => editor.told(end), PATIENCE)
    .toEqual([
      [4, "slide-id", expect.stringContaining("Unexpected slide id `one` for a second time")],
    ]);
  await editor.change(part, "---\ntitle: Part\n---\n\n# First\n\n:::notes\n[99:99] Hi.\n:::\n");
  await expect.poll(() => editor.told(end), PATIENCE).toEqual([]);
  await expect
    .poll(() => editor.told(part), PATIENCE)
    .toEqual([[7, "timecode", expect.stringContaining("Unexpected timecode `99:99`")]]);
  await editor.change(part, "---\ntitle: Part\n---\n\n# First\n");
  await expect.poll(() => editor.told(part), PATIENCE).toEqual([]);

  await editor.change(part, '---\ntitle: Part\n---\n\n::slide{tone="lo\n');
  const [item] = await editor.complete(part, 4, 16);
  expect(item).toEqual({
    label: "loss",
    textEdit: {
      range: { start: { line: 4, character: 14 }, end: { line: 4, character: 16 } },
      newText: "loss",
    },
  });
  expect(await editor.end()).toBe(0);
});

test("what episodes share is told once, what is closed or gone no more, and what has one answer is offered", async () => {
  const home = await temporaryProject({});
  const project = new Project(join(home.folder, "Vorträge (alle) & mehr"));
  const [show, talk, next, added] = [
    "slides/show.yaml",
    "slides/talk/01-part.md",
    "slides/next/01-part.md",
    "slides/next/02-neu.md",
  ];
  const segment = "---\ntitle: Part\n---\n\n# One\n\n::: notes\n(00:12) Hi\n:::\n";
  await project.write({
    [show]: "lang: de\n",
    "slides/talk/episode.yaml": "title: Talk\nlayout: x\n",
    [talk]: segment,
    "slides/next/episode.yaml": "title: Next\n",
    [next]: "---\ntitle: Next\n---\n\n# One\n",
    "slides/theme/theme.yaml": "extends: editorial\n",
  });
  const editor = await openEditor(project);
  await editor.openNameless();
  await editor.open("slides/theme/theme.yaml", "extends: editorial\n");
  await editor.open(talk, segment);
  await editor.open(next, "---\ntitle: Next\n---\n\n# Two\n");
  const shared = [[0, "unknown-key", expect.stringContaining("Unexpected key `lang`")]];
  await expect.poll(() => editor.told(show), PATIENCE).toEqual(shared);
  await expect.poll(() => editor.told("slides/talk/episode.yaml"), PATIENCE).toHaveLength(1);
  await expect
    .poll(() => editor.told(talk), PATIENCE)
    .toEqual([[6, "directive-syntax", expect.any(String)]]);
  expect(editor.told("slides/theme/episode.yaml")).toBeUndefined();

  // An edit is that of `check --fix`; what the text has no more is not offered.
  const [fix] = await editor.fixes(talk, 6, 3);
  expect(fix?.title).toBe("Write `:::notes`");
  expect(fix?.edit?.changes?.[editor.addressOf(talk)]).toEqual([
    {
      range: { start: { line: 6, character: 0 }, end: { line: 6, character: 9 } },
      newText: ":::notes",
    },
  ]);
  expect(await editor.fixes(talk, 0, 0)).toEqual([]);
  await editor.change(talk, `${segment}\n`);
  expect(await editor.fixes(talk, 6, 3)).toEqual([]);

  // A file that is not there yet, and one that is gone.
  await editor.open(added, "# Two\n");
  await expect
    .poll(() => editor.told(added), PATIENCE)
    .toEqual([[0, "segment-file", expect.any(String)]]);
  await rm(join(project.folder, show));
  await editor.changeOnDisk(show);
  await expect.poll(() => editor.told(show), PATIENCE).toEqual([]);
  for (const path of [talk, next, added]) await editor.close(path);
  await expect.poll(() => editor.told(talk), PATIENCE).toEqual([]);
  await expect.poll(() => editor.told("slides/talk/episode.yaml"), PATIENCE).toEqual([]);
  expect(await editor.end()).toBe(0);
});

const NAMES = {
  tones: ["loss", "accent", "positive", "negative", "neutral"],
  badges: ["draft"],
  slides: ["one", "two"],
  speakers: ["Anna", "Ben"],
};

test.each([
  ['::slide{layout="st', ["statement"]],
  ['::slide{#id layout="cover" tone="', ["loss", "accent", "positive", "negative", "neutral"]],
  ['::slide{badge="model dr', ["draft"]],
  ["::slide{#id cav", ['caveat="']],
  [":::no", ["notes"]],
  ["::", ["slide{", "embed{"]],
  ["as we [saw](#t", ["two"]],
  ["[03:12] **An", ["Anna:** "]],
  ["a line of text: ", []],
])("what can stand after %j", (line, expected) => {
  const { texts, typed } = complete(line, NAMES);
  const begun = line.slice(line.length - typed);
  expect(texts.filter((text) => text.startsWith(begun))).toEqual(expected);
});
