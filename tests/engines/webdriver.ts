import { connect } from "node:net";

/** Sends the commands of W3C WebDriver to one browser. */
export interface Session {
  send(name: Command, parameters?: object): Promise<unknown>;
  end(): Promise<void>;
}

/** The commands in use, by the names that Firefox has for them, and where others take them, below `/session/<id>`. */
const COMMANDS = {
  Navigate: ["POST", "url"],
  Refresh: ["POST", "refresh"],
  ExecuteAsyncScript: ["POST", "execute/async"],
  PerformActions: ["POST", "actions"],
  SetTimeouts: ["POST", "timeouts"],
  SetWindowRect: ["POST", "window/rect"],
  GetWindowHandle: ["GET", "window"],
  GetWindowHandles: ["GET", "window/handles"],
  NewWindow: ["POST", "window/new"],
  SwitchToWindow: ["POST", "window"],
  CloseWindow: ["DELETE", "window"],
} as const;

type Command = keyof typeof COMMANDS;

/** A session of chromedriver or WebKitWebDriver. */
export async function connectByHttp(port: number, capabilities: object): Promise<Session> {
  const request = async (method: string, path: string, body?: object) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = expectRecord(await response.json());
    if (!response.ok) throw new Error(describe(value));
    return value;
  };
  const { sessionId } = expectRecord(
    await request("POST", "/session", { capabilities: { alwaysMatch: capabilities } }),
  );
  return {
    send(name, parameters = {}) {
      const [method, path] = COMMANDS[name];
      const body = method === "POST" ? parameters : undefined;
      return request(method, `/session/${String(sessionId)}/${path}`, body);
    },
    end: async () => void (await request("DELETE", `/session/${String(sessionId)}`)),
  };
}

/**
 * A session of Firefox itself, by its own protocol: the same commands over a socket. Each message has its length before
 * it.
 */
export async function connectToFirefox(port: number): Promise<Session> {
  const socket = connect(port, "127.0.0.1");
  const waiting = new Map<number, (message: readonly unknown[]) => void>();
  let received = Buffer.alloc(0);
  const greeted = new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("data", (bytes) => {
      received = Buffer.concat([received, bytes]);
      for (let message = take(); message; message = take()) {
        if (Array.isArray(message)) waiting.get(Number(message[1]))?.(message);
        else resolve();
      }
    });
  });
  const take = (): object | undefined => {
    const colon = received.indexOf(":");
    if (colon === -1) return undefined;
    const end = colon + 1 + Number(received.subarray(0, colon));
    if (received.length < end) return undefined;
    const message: unknown = JSON.parse(received.subarray(colon + 1, end).toString());
    received = received.subarray(end);
    if (typeof message !== "object" || message === null) throw new Error("Unexpected message");
    return message;
  };
  await greeted;

  let count = 0;
  const send = (name: string, parameters: object) =>
    new Promise<unknown>((resolve, reject) => {
      count += 1;
      waiting.set(count, ([, id, error, result]) => {
        waiting.delete(Number(id));
        if (error !== null) reject(new Error(describe(error)));
        else resolve(isRecord(result) && "value" in result ? result["value"] : result);
      });
      const text = JSON.stringify([0, count, name, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  await send("WebDriver:NewSession", {});
  return {
    send: (name, parameters = {}) => send(`WebDriver:${name}`, parameters),
    async end() {
      await send("Marionette:Quit", { flags: ["eForceQuit"] });
      socket.destroy();
    },
  };
}

function describe(error: unknown): string {
  const { error: kind, message } = expectRecord(error);
  return `${String(kind)}: ${String(message)}`;
}

function expectRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new Error(`Unexpected ${JSON.stringify(value)}, expected an object`);
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
