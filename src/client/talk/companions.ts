import { createListeners } from "../ui/listeners.ts";
import type { Role } from "./link.ts";
import { browserLocks, hold } from "./session.ts";
import type { Talk } from "./talk.ts";

/** The other windows of a talk. */
export interface Companions {
  has(role: Role): boolean;
  onChange(listener: () => void): void;
}

/**
 * Tells the talk's other windows that this one is here, and learns of them. Each holds a lock of its own, and whoever
 * is granted that lock knows that its window is gone, even by a crash.
 */
export async function meetCompanions(
  talk: Talk,
  role: Role,
  prefix: string,
  locks: LockManager | undefined = browserLocks(),
): Promise<Companions> {
  const here = new Map<string, Role>();
  const changed = createListeners<[]>();
  const lockOf = (window: string) => `${prefix}window:${window}`;
  const greet = () => talk.say({ type: "here", role, window: talk.window });
  const forget = (window: string) => {
    if (here.delete(window)) changed.tell();
  };
  talk.onAside((aside) => {
    if (aside.type === "gone") forget(aside.window);
    if (aside.type !== "here" || here.has(aside.window)) return;
    here.set(aside.window, aside.role);
    void locks?.request(lockOf(aside.window), { mode: "shared" }, () => forget(aside.window));
    greet();
    changed.tell();
  });
  window.addEventListener("pagehide", () => talk.say({ type: "gone", window: talk.window }));
  if (locks) await hold(lockOf(talk.window), "exclusive", locks);
  greet();
  return { has: (role) => [...here.values()].includes(role), onChange: changed.add };
}
