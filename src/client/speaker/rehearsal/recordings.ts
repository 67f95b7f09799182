import { openDB, type DBSchema } from "idb";

/** Recordings of runs, kept piece by piece while they are made: a crash costs the last second. */
export interface Recordings {
  /** @param run when the run began, in epoch milliseconds */
  add(run: number, piece: Blob): Promise<void>;
  /** The whole of what was recorded of a run, if anything was. */
  find(run: number): Promise<Blob | undefined>;
  remove(run: number): Promise<void>;
}

interface Schema extends DBSchema {
  readonly pieces: {
    readonly key: number;
    readonly value: { readonly run: number; readonly piece: Blob };
    readonly indexes: { readonly run: number };
  };
}

/** @param name of the database, one for each episode */
export function createRecordings(name: string): Recordings {
  const database = openDB<Schema>(name, 1, {
    upgrade(created) {
      created.createObjectStore("pieces", { autoIncrement: true }).createIndex("run", "run");
    },
  });
  // A browser that keeps nothing has none, and says so when somebody records.
  database.catch(() => {});
  return {
    async add(run, piece) {
      await (await database).add("pieces", { run, piece });
    },
    async find(run) {
      const kept = await (await database).getAllFromIndex("pieces", "run", run);
      const [first] = kept;
      return (
        first &&
        new Blob(
          kept.map(({ piece }) => piece),
          { type: first.piece.type },
        )
      );
    },
    async remove(run) {
      const store = (await database).transaction("pieces", "readwrite").store;
      for (const key of await store.index("run").getAllKeys(run)) await store.delete(key);
    },
  };
}
