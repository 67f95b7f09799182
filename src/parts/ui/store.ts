/** Texts by key that a page stores from one visit to the next. */
export interface Store {
  get(key: string): string | undefined;
  /** Stores a value; `undefined` removes it. */
  set(key: string, value: string | undefined): void;
  /** Calls back once, when the browser refuses storage or if it has done so already. */
  onRefused(listener: () => void): void;
}

/**
 * Stores texts in `localStorage`. Private windows, frames of other sites and full disks make any access throw; then values
 * last as long as the page.
 *
 * @param prefix of each key, since all pages of an origin share the storage
 */
export function createStore(prefix: string, open: () => Storage = () => localStorage): Store {
  const unsaved = new Map<string, string | undefined>();
  const listeners = createListeners<[]>();
  let refused = false;
  const refuse = () => {
    if (refused) return;
    refused = true;
    listeners.tell();
  };
  return {
    get(key) {
      if (unsaved.has(key)) return unsaved.get(key);
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
        unsaved.delete(key);
      } catch {
        unsaved.set(key, value);
        refuse();
      }
    },
    onRefused(listener) {
      listeners.add(listener);
      if (refused) listener();
    },
  };
}

/** An event with its listeners, in the order in which they were added. */
export interface Listeners<Args extends unknown[]> {
  readonly add: (listener: (...args: Args) => void) => void;
  /** Calls all listeners. */
  readonly tell: (...args: Args) => void;
}

export function createListeners<Args extends unknown[]>(): Listeners<Args> {
  const listeners = new Set<(...args: Args) => void>();
  return {
    add: (listener) => void listeners.add(listener),
    tell: (...args) => {
      for (const listener of listeners) listener(...args);
    },
  };
}
