import { relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  CodeActionKind,
  type CompletionItem,
  createConnection,
  DidChangeWatchedFilesNotification,
  ProposedFeatures,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import { applySettings } from "../../episode/rules/settings.ts";
import { loadEpisode } from "../../site/load-episode.ts";
import { loadShared } from "../../site/load-shared.ts";
import { listEpisodes, openProject, type Project } from "../../site/project.ts";
import { complete, type Names } from "../language-server/complete.ts";
import { diagnosticsOf } from "../language-server/diagnostics.ts";
import { quickFixesOf } from "../language-server/quick-fixes.ts";
import type { SourceOptions } from "../project.ts";

/** Milliseconds without a key after which the text is looked at. */
const PAUSE = 150;

/**
 * Tells an editor the problems of the episodes that are open in it, also of what is not saved, and how to mend them, over
 * stdin and stdout. What a browser draws is for `check` to look at.
 */
export async function serveLanguage({ slides }: SourceOptions): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  /** Texts by absolute paths. */
  const open = new Map<string, string>();
  /** As the editor writes the addresses of what it has open, by absolute paths. */
  const addresses = new Map<string, string>();
  const names = new Map<string, Names>();
  let project: Project | undefined;
  let canWatch = false;
  /** What was found last, and in which texts. */
  let last: Found = { files: new Map(), texts: new Map() };
  let timer: NodeJS.Timeout | undefined;
  let checking = Promise.resolve();

  const check = async () => {
    if (!project) return;
    const texts = new Map(open);
    const problems = await problemsOf({ ...project, unsaved: texts }, names);
    const addressOf = (path: string) => addresses.get(path) ?? pathToFileURL(path).href;
    const files = diagnosticsOf(problems, project.cwd, addressOf);
    for (const uri of new Set([...last.files.keys(), ...files.keys()])) {
      const diagnostics = (files.get(uri) ?? []).map(({ diagnostic }) => diagnostic);
      await connection.sendDiagnostics({ uri, diagnostics });
    }
    last = { files, texts };
  };
  const checkSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // A folder may change while it is listed: the next change is looked at again.
      checking = checking
        .then(check)
        .catch((error: unknown) => connection.console.warn(String(error)));
    }, PAUSE);
  };
  const setText = (uri: string, text: string) => {
    const path = pathOf(uri);
    if (path === undefined) return;
    open.set(path, text);
    addresses.set(path, uri);
    checkSoon();
  };

  connection.onInitialize(async ({ workspaceFolders, rootUri, capabilities: { workspace } }) => {
    canWatch = workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false;
    project = await openProject({
      cwd: pathOf(workspaceFolders?.[0]?.uri ?? rootUri ?? ""),
      slides,
    });
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Full, save: true },
        completionProvider: { triggerCharacters: [":", "{", '"', " ", "#", "*"] },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
    };
  });
  connection.onInitialized(async () => {
    const watchers = [{ globPattern: "**/*" }];
    if (canWatch)
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
  connection.onDidOpenTextDocument(({ textDocument: { uri, text } }) => setText(uri, text));
  connection.onDidChangeTextDocument(({ textDocument: { uri }, contentChanges }) =>
    setText(uri, contentChanges.at(-1)?.text ?? ""),
  );
  connection.onDidSaveTextDocument(checkSoon);
  connection.onDidChangeWatchedFiles(checkSoon);
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    open.delete(pathOf(uri) ?? "");
    checkSoon();
  });
  connection.onCodeAction(({ textDocument: { uri }, range }) => {
    const path = pathOf(uri) ?? "";
    const text = last.texts.get(path);
    // What was found belongs to the text as it was then.
    if (text === undefined || text !== open.get(path)) return [];
    return quickFixesOf(uri, last.files.get(uri) ?? [], text, range);
  });
  connection.onCompletion(({ textDocument: { uri }, position }) => {
    const path = pathOf(uri) ?? "";
    const id = project && episodeOf(path, project);
    const line = open.get(path)?.split(/\r?\n/)[position.line]?.slice(0, position.character) ?? "";
    const { texts, typed } = complete(line, names.get(id ?? "") ?? NO_NAMES);
    const start = { ...position, character: position.character - typed };
    return texts.map((label): CompletionItem => ({
      label,
      textEdit: { range: { start, end: position }, newText: label },
    }));
  });
  connection.listen();
}

interface Found {
  /** By the files' addresses. */
  readonly files: ReturnType<typeof diagnosticsOf>;
  /** By absolute paths. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What is wrong in the episodes that are open, and in what all episodes share. @param names of each, which are kept up */
async function problemsOf(project: Project, names: Map<string, Names>) {
  const inSlides = [...project.unsaved.keys()].filter((path) => isBelow(path, project.slides));
  if (inSlides.length === 0) return [];
  const ids = new Set(inSlides.map((path) => episodeOf(path, project)));
  const episodes = (await listEpisodes(project)).filter((id) => ids.has(id));
  const shared = await loadShared(project);
  const loaded = await Promise.all(episodes.map((id) => loadEpisode(project, id, shared)));
  for (const { id, content } of loaded) if (content) names.set(id, namesOf(content));
  const found = [
    ...shared.problems,
    ...shared.themes.problems,
    ...loaded.flatMap(({ problems }) => problems),
  ];
  const settings = [...loaded.map((episode) => episode.settings), shared.settings];
  return applySettings(found, settings).problems;
}

const NO_NAMES: Names = { tones: [], badges: [], slides: [], speakers: [] };

function namesOf({
  episode,
  timeline,
}: NonNullable<Awaited<ReturnType<typeof loadEpisode>>["content"]>): Names {
  const { tones, badges, speakers } = episode.meta;
  return {
    tones: Object.keys(tones),
    badges: Object.keys(badges),
    slides: timeline.slides.map(({ id }) => id),
    speakers: [...new Set([...speakers, ...timeline.cues.flatMap(({ speaker }) => speaker ?? [])])],
  };
}

/** The path of an address; `undefined` for what is no file, as a text without a name. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder + sep);
}

/** The folder of `slides/` in which a file is. */
function episodeOf(path: string, { slides }: Project): string | undefined {
  const [id, name] = relative(slides, path).split(sep);
  return name === undefined || id === ".." ? undefined : id;
}
