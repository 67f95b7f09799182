import { EventEmitter } from "node:events";
import type { Readable, Writable } from "node:stream";

/** Of a command, an answer or an event, as Chromium's DevTools Protocol describes them. */
type Values = Readonly<Record<string, unknown>>;

interface Message {
  /** Of an event. */
  readonly method?: string;
  readonly params?: Values;
  /** Of the answer to the command with this number. */
  readonly id?: number;
  readonly result?: Values;
  readonly error?: { readonly message: string };
}

/** A page, or the browser as a whole: takes commands, and emits events with what the protocol says that they have. */
export class Session extends EventEmitter {
  readonly #post: (message: Message) => void;
  /** Emits errors and results by the numbers of their commands. */
  readonly #answers = new EventEmitter();
  #count = 0;
  #ended: Error | undefined;

  constructor(post: (message: Message) => void) {
    super();
    this.#post = post;
  }

  get isOpen(): boolean {
    return this.#ended === undefined;
  }

  /**
   * Sends a command.
   *
   * @returns what the protocol says that it returns
   * @throws when the browser can't do it, or the session ends before it has answered
   */
  send<Result = unknown>(method: string, params: Values = {}): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      this.#count += 1;
      this.#answers.once(String(this.#count), (error: Error | undefined, result: Result) =>
        error ? reject(error) : resolve(result),
      );
      this.#post({ id: this.#count, method, params });
    });
  }

  receive({ id, result, error, method, params }: Message): void {
    if (id === undefined) this.emit(method ?? "", params);
    else this.#answers.emit(String(id), error && new Error(error.message), result);
  }

  /** From now on every command fails with the error, and so does what has no answer yet. */
  end(error: Error): void {
    this.#ended ??= error;
    for (const id of this.#answers.eventNames()) this.#answers.emit(id, this.#ended);
  }
}

/** A browser at the other end of two pipes, which speaks its DevTools Protocol: JSON, and a NUL after each message. */
export class Connection {
  readonly #output: Writable;
  readonly #sessions = new Map<string, Session>();
  /** The browser as a whole. */
  readonly browser: Session;
  /** Fulfils when it can't be reached any longer. */
  readonly lost: Promise<void>;

  constructor(input: Readable, output: Writable) {
    this.#output = output;
    this.browser = this.#open("");
    this.browser.on("Target.detachedFromTarget", ({ sessionId }: { sessionId: string }) => {
      this.#sessions.get(sessionId)?.end(new Error("The page was closed"));
      this.#sessions.delete(sessionId);
    });
    let parts: Buffer[] = [];
    input.on("data", (chunk: Buffer) => {
      let start = 0;
      for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
        parts.push(chunk.subarray(start, end));
        this.#receive(Buffer.concat(parts).toString());
        parts = [];
        start = end + 1;
      }
      parts.push(chunk.subarray(start));
    });
    this.lost = new Promise((resolve) => {
      // What is written to a browser that has ended fails.
      output.on("error", resolve);
      input.on("error", resolve).on("close", resolve);
    }).then(() => {
      for (const session of this.#sessions.values())
        session.end(new Error("The browser was closed"));
    });
  }

  /** @param id as `Target.attachToTarget` returns it, with `flatten` */
  session(id: string): Session {
    return this.#open(id, { sessionId: id });
  }

  #open(id: string, address: { readonly sessionId?: string } = {}): Session {
    const session = new Session((message) => {
      this.#output.write(`${JSON.stringify({ ...message, ...address })}\0`);
    });
    this.#sessions.set(id, session);
    return session;
  }

  #receive(text: string): void {
    const message: Message & { readonly sessionId?: string } = JSON.parse(text);
    this.#sessions.get(message.sessionId ?? "")?.receive(message);
  }
}
