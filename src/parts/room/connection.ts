import mqtt from "mqtt";
import { createListeners } from "../ui/store.ts";

/** A connection to a room's broker that reconnects by itself. */
export interface Connection {
  readonly connected: boolean;
  /** Whether the broker refused the login. Reconnecting goes on all the same. */
  readonly refused: boolean;
  /** Publishes with QoS 1, now or after the next reconnect. */
  publish(topic: string, text: string, retain?: boolean): void;
  readonly onMessage: (listener: (topic: string, text: string) => void) => void;
  /** Calls back when `connected` or `refused` has changed. */
  readonly onChange: (listener: () => void) => void;
  /** Closes the connection after sending what was published. */
  readonly end: () => void;
}

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** Milliseconds. Each client adds a random part of the jitter, so that a whole audience does not reconnect at once. */
const RECONNECT_PERIOD = 1000;
const RECONNECT_JITTER = 1000;

/**
 * @param broker a path on this server, or a ws: or wss: URL, maybe with user and password
 * @param topics to subscribe to after each connect
 * @param login instead of the URL's
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
    // The default timers run in a blob: worker, which the page's Content-Security-Policy does not allow.
    timerVariant: "native",
  });
  const decoder = new TextDecoder();
  let lastReported = "";
  // Every failed attempt emits "close": only changes are reported.
  const report = () => {
    const status = `${client.connected} ${refused}`;
    if (status === lastReported) return;
    lastReported = status;
    changed.tell();
  };
  client.on("connect", () => {
    refused = false;
    // With QoS 1 the acknowledgements would count against the broker's limit of packets from this client.
    for (const topic of topics) client.subscribe(topic, { qos: 0 });
    report();
  });
  client.on("close", report);
  client.on("error", (error) => {
    // "Bad user name or password" and "not authorized"; MQTT 3.1.1, section 3.2.2.3.
    refused ||= "code" in error && (error.code === 4 || error.code === 5);
    report();
  });
  const ended = new AbortController();
  // A WebSocket notices a lost network only after a timeout.
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

/** Runs a callback as a macrotask, which unlike a timer is not delayed in hidden tabs. */
export function queueMacrotask(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", () => {
    port1.close();
    run();
  });
  port1.start();
  port2.postMessage(undefined);
}
