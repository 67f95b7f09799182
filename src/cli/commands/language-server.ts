import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type CompletionItem,
  createConnection,
  ProposedFeatures,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import { loadEpisode } from "../../site/load-episode.ts";
import { openProject, type Project } from "../../site/project.ts";
import { complete, type Names } from "../language-server/complete.ts";
import { diagnosticsOf } from "../language-server/diagnostics.ts";
import type { SourceOptions } from "../project.ts";

/** Milliseconds without a key after which the text is looked at. */
const PAUSE = 150;

/**
 * Tells an editor the problems of the episodes that are open in it, also of what is not saved, over stdin and stdout.
 * What a browser draws is for `check` to look at.
 */
export async function serveLanguage({ slides }: SourceOptions): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  /** By absolute paths. */
  const open = new Map<string, string>();
  const names = new Map<string, Names>();
  let project: Project | undefined;
  let told: readonly string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let checking = Promise.resolve();

  const check = async () => {
    if (!project) return;
    const here = project;
    const ids = new Set([...open.keys()].flatMap((path) => episodeOf(path, here) ?? []));
    const loaded = await Promise.all([...ids].map((id) => loadEpisode(here, id)));
    for (const { id, content } of loaded) if (content) names.set(id, namesOf(content));
    const found = diagnosticsOf(
      loaded.flatMap(({ problems }) => problems),
      project.cwd,
    );
    for (const uri of new Set([...told, ...found.keys()]))
      await connection.sendDiagnostics({ uri, diagnostics: found.get(uri) ?? [] });
    told = [...found.keys()];
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

  connection.onInitialize(async ({ workspaceFolders, rootUri }) => {
    const root = workspaceFolders?.[0]?.uri ?? rootUri;
    const cwd = root ? fileURLToPath(root) : undefined;
    project = await openProject({ cwd, slides, unsaved: open });
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Full, save: true },
        completionProvider: { triggerCharacters: [":", "{", '"', " ", "#"] },
      },
    };
  });
  connection.onDidOpenTextDocument(({ textDocument: { uri, text } }) => {
    open.set(fileURLToPath(uri), text);
    checkSoon();
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri }, contentChanges }) => {
    open.set(fileURLToPath(uri), contentChanges.at(-1)?.text ?? "");
    checkSoon();
  });
  connection.onDidSaveTextDocument(checkSoon);
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    open.delete(fileURLToPath(uri));
    checkSoon();
  });
  connection.onCompletion(({ textDocument: { uri }, position }) => {
    const path = fileURLToPath(uri);
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

const NO_NAMES: Names = { tones: [], badges: [], slides: [] };

function namesOf({
  episode,
  timeline,
}: NonNullable<Awaited<ReturnType<typeof loadEpisode>>["content"]>): Names {
  return {
    tones: Object.keys(episode.meta.tones),
    badges: Object.keys(episode.meta.badges),
    slides: timeline.slides.map(({ id }) => id),
  };
}

/** The folder of `slides/` in which a file is. */
function episodeOf(path: string, { slides }: Project): string | undefined {
  const [id, name] = relative(slides, path).split(sep);
  return name === undefined || id === ".." ? undefined : id;
}
