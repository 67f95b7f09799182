/** What a page keeps from one visit to the next, as text under names of its own. */
export interface Store {
  get(key: string): string | undefined;
  /** Keeps a value; `undefined` forgets it. */
  set(key: string, value: string | undefined): void;
  /** Calls back once when the browser refuses to keep things; at once if it has done so already. */
  onRefused(listener: () => void): void;
}

/**
 * Keeps things in `localStorage`. Private windows, frames of other sites and full disks refuse it, at the first touch,
 * on reading or on writing: what could not be written lasts as long as the page.
 *
 * @param prefix before each key, so that pages of one origin don't share them
 */
export function createStore(prefix: string, open: () => Storage = () => localStorage): Store {
  const unkept = new Map<string, string | undefined>();
  const listeners = createListeners<[]>();
  let refused = false;
  const refuse = () => {
    if (refused) return;
    refused = true;
    listeners.tell();
  };
  return {
    get(key) {
      if (unkept.has(key)) return unkept.get(key);
      try {
        return open().getItem(prefix + key) ?? undefined;
      } catch {
        refuse();
        return undefined;
      }
    },
    set(key, value) {
      try {
        if (value === undefined) open().removeItem(prefix + key);
        else open().setItem(prefix + key, value);
        unkept.delete(key);
      } catch {
        unkept.set(key, value);
        refuse();
      }
    },
    onRefused(listener) {
      listeners.add(listener);
      if (refused) listener();
    },
  };
}

/** Those who asked to be told of something, in the order in which they asked. */
export interface Listeners<Told extends unknown[]> {
  readonly add: (listener: (...told: Told) => void) => void;
  readonly tell: (...told: Told) => void;
}

/** A list of listeners, empty at first; a listener that is added twice is told once. */
export function createListeners<Told extends unknown[]>(): Listeners<Told> {
  const listeners = new Set<(...told: Told) => void>();
  return {
    add: (listener) => void listeners.add(listener),
    tell: (...told) => {
      for (const listener of listeners) listener(...told);
    },
  };
}
