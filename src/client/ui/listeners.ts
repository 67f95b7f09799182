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
