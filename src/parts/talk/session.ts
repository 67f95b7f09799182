/**
 * Which talk a window belongs to: the one that its address names, else the one that is on in another window of this
 * browser, else a new one. Its lock tells other windows that it is on, until this one is closed or crashes.
 *
 * @param prefix of all that the episode's talks keep in this browser
 * @param asked `?session=` of the address
 * @param locks the browser's, which pages without https lack: these have one talk a day
 */
export async function joinTalk(
  prefix: string,
  asked: string | undefined,
  locks: LockManager | undefined = browserLocks(),
): Promise<string> {
  if (!locks) return asked ?? today();
  // Two windows that are opened at once must not begin a talk each.
  return locks.request(`${prefix}founding`, async () => {
    const session = asked ?? (await findTalk(prefix, locks)) ?? randomName();
    await hold(`${prefix}${TALK}${session}`, "shared", locks);
    return session;
  });
}

const TALK = "talk:";

/** Windows that know nothing of each other still come to the same name, and another day to another. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].join("-");
}

/** `undefined` on pages without https. */
export function browserLocks(): LockManager | undefined {
  return "locks" in navigator ? navigator.locks : undefined;
}

/** Holds a lock as long as the page is there. */
export function hold(name: string, mode: LockMode, locks: LockManager): Promise<void> {
  return new Promise((resolve) => {
    void locks.request(name, { mode }, () => {
      resolve();
      return new Promise(() => {});
    });
  });
}

/** A name that no other window, talk or device has. */
export function randomName(): string {
  // `randomUUID` is there on pages with https only.
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(bytes, (byte) => byte.toString(36).padStart(2, "0")).join("");
}

async function findTalk(prefix: string, locks: LockManager): Promise<string | undefined> {
  const { held = [] } = await locks.query();
  const names = held.flatMap(({ name = "" }) =>
    name.startsWith(prefix + TALK) ? [name.slice(prefix.length + TALK.length)] : [],
  );
  return names.at(-1);
}
