import mqtt from "mqtt";
import type { Notices } from "../ui/notices.ts";
import { createListeners } from "../ui/store.ts";

/** A connection to a room's broker, which comes back by itself. */
export interface Connection {
  readonly connected: boolean;
  /** Whether the broker has refused the login; it is asked again all the same. */
  readonly refused: boolean;
  /** Sends a message, now or once the connection is back. @param retain whether who comes later is given it */
  publish(topic: string, text: string, retain?: boolean): void;
  readonly onMessage: (listener: (topic: string, text: string) => void) => void;
  /** Calls back when the connection has come or gone. */
  readonly onChange: (listener: () => void) => void;
  /** Ends it, once what was published is under way. */
  readonly end: () => void;
}

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** Milliseconds between two tries; each waits a little longer or shorter, so that a whole audience doesn't come at once. */
const RECONNECT_PERIOD = 1000;
const RECONNECT_JITTER = 1000;

/**
 * @param broker a path on this server, or an address with ws: or wss: and maybe a login in it
 * @param topics to hear of; each connection asks for them anew, and is given what is retained
 * @param login in place of the address's own
 */
export function connect(
  broker: string,
  topics: readonly string[],
  login: Login | undefined,
): Connection {
  const address = new URL(broker, location.href);
  if (broker.startsWith("/")) address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  const own = address.username && {
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
  };
  address.username = "";
  address.password = "";
  const { user: username, password } = login ?? (own || {});

  const received = createListeners<[topic: string, text: string]>();
  const changed = createListeners<[]>();
  let refused = false;
  const client = mqtt.connect(address.href, {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    clientId: "",
    clean: true,
    keepalive: 15,
    connectTimeout: 5000,
    reconnectPeriod: RECONNECT_PERIOD + Math.random() * RECONNECT_JITTER,
    reconnectOnConnackError: true,
    // Its own timers run in a worker made of text, which the page's policy does not let in.
    timerVariant: "native",
  });
  const decoder = new TextDecoder();
  let told = "";
  /** Each try that fails closes something; only what is another state is news. */
  const tell = () => {
    const now = `${client.connected} ${refused}`;
    if (now === told) return;
    told = now;
    changed.tell();
  };
  client.on("connect", () => {
    refused = false;
    // Without acknowledgements: they would count as what this client sends, and a broker bounds that.
    for (const topic of topics) client.subscribe(topic, { qos: 0 });
    tell();
  });
  client.on("close", tell);
  client.on("error", (error) => {
    // "Bad user name or password" and "not authorized"; MQTT 3.1.1, section 3.2.2.3.
    refused ||= "code" in error && (error.code === 4 || error.code === 5);
    tell();
  });
  const ended = new AbortController();
  // A socket is the last to notice that there is no network any more.
  window.addEventListener("offline", () => void client.stream.destroy(), { signal: ended.signal });
  window.addEventListener("online", () => void client.reconnect(), { signal: ended.signal });
  client.on("message", (topic, payload) => received.tell(topic, decoder.decode(payload)));
  return {
    get connected() {
      return client.connected;
    },
    get refused() {
      return refused;
    },
    publish: (topic, text, retain = false) => void client.publish(topic, text, { qos: 1, retain }),
    onMessage: received.add,
    onChange: changed.add,
    end() {
      ended.abort();
      client.end();
    },
  };
}

/** Milliseconds: a moment without a connection is none that anybody has to know of. */
const NOTICE_DELAY = 2000;

/**
 * Has a notice for how a connection stands, which comes after a moment and goes at once.
 *
 * @returns what is told each time that it stands otherwise: the sentence, or `undefined` where there is nothing to say,
 *   and milliseconds to wait for it to be over
 */
export function createConnectionNotice(
  notices: Notices,
  key: string,
): (sentence: string | undefined, patience?: number) => void {
  let late: ReturnType<typeof setTimeout> | undefined;
  return (sentence, patience = NOTICE_DELAY) => {
    clearTimeout(late);
    if (sentence === undefined) notices.clear(key);
    else late = setTimeout(() => notices.show(key, sentence), patience);
  };
}

/** Runs something once the browser is done with what it is at; unlike a timer at once in a hidden tab too. */
export function queueMacrotask(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", () => {
    port1.close();
    run();
  });
  port1.start();
  port2.postMessage(undefined);
}
