import { timingWords as words } from "../../parts/ui/words.ts";
import type { NewTimes, TimingSheet } from "../../timeline/timing-sheet.ts";

/** What came of saving. */
export type Saved =
  | { readonly type: "saved"; readonly revision: string; readonly paths: readonly string[] }
  | { readonly type: "changed" }
  | { readonly type: "failed"; readonly reason: string };

/** The server that has made this page: it reads and writes the notes. */
export interface Access {
  /** @throws {Error} with a sentence for the user */
  readSheet(): Promise<TimingSheet>;
  /** Reads how loud the recording is, piece by piece. @throws {Error} with a sentence for the user */
  readLevels(onPiece: (levels: Uint8Array) => void): Promise<void>;
  save(revision: string, times: readonly NewTimes[]): Promise<Saved>;
}

export function createAccess({ timing = "", token = "" }: DOMStringMap): Access {
  const ask = (what: string, init: RequestInit = {}) =>
    fetch(timing + what, { ...init, headers: { "Cuedeck-Token": token } }).catch(() => {
      throw new Error(words.noAnswer);
    });
  const expectAnswer = async (response: Response) => {
    if (!response.ok) throw new Error(await problemsOf(response));
    return response;
  };
  return {
    readSheet: async () => (await expectAnswer(await ask("times"))).json(),
    async readLevels(onPiece) {
      const { body } = await expectAnswer(await ask("levels"));
      const reader = body?.getReader();
      for (;;) {
        const { done = true, value } = (await reader?.read()) ?? {};
        if (done || !value) return;
        onPiece(value);
      }
    },
    async save(revision, times) {
      try {
        const body = JSON.stringify({ revision, times });
        // A page that is being left still saves.
        const response = await ask("times", { method: "POST", body, keepalive: true });
        if (response.status === 409) return { type: "changed" };
        if (!response.ok) return { type: "failed", reason: await problemsOf(response) };
        const { revision: next, paths } = await response.json();
        return { type: "saved", revision: next, paths };
      } catch (error) {
        return { type: "failed", reason: error instanceof Error ? error.message : "" };
      }
    },
  };
}

async function problemsOf(response: Response): Promise<string> {
  const { problems = [] }: { problems?: string[] } = await response.json().catch(() => ({}));
  return problems.join("\n") || response.statusText;
}
