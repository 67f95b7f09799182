import { once } from "node:events";
import { onTestFinished } from "vitest";
import { WebSocket, type ClientOptions } from "ws";

/** CONNECT of a client `raw`, clean session, keep alive of 60 s; MQTT 3.1.1, section 3.1. */
export const CONNECT = Buffer.from("100f00044d5154540402003c0003726177", "hex");

/** PUBLISH with QoS 0; section 3.3. */
export function publish(topic: string, payload: string): Buffer {
  const name = Buffer.from(topic);
  const body = Buffer.concat([
    Buffer.from([name.length >> 8, name.length & 255]),
    name,
    Buffer.from(payload),
  ]);
  return Buffer.concat([Buffer.from([0x30]), lengthOf(body.length), body]);
}

/** SUBSCRIBE to one topic with QoS 0; section 3.8. */
export function subscribe(topic: string): Buffer {
  const name = Buffer.from(topic);
  const body = Buffer.concat([
    Buffer.from([0, 1, name.length >> 8, name.length & 255]),
    name,
    Buffer.from([0]),
  ]);
  return Buffer.concat([Buffer.from([0x82]), lengthOf(body.length), body]);
}

export const PING = Buffer.from("c000", "hex");

/** The remaining length, section 2.2.3. */
export function lengthOf(bytes: number): Buffer {
  const digits: number[] = [];
  let rest = bytes;
  do {
    const digit = rest % 128;
    rest = Math.floor(rest / 128);
    digits.push(rest > 0 ? digit | 128 : digit);
  } while (rest > 0);
  return Buffer.from(digits);
}

/** Opens a WebSocket; fails with the status that was answered instead. */
export async function openSocket(
  url: string,
  { protocol = "mqtt", ...options }: ClientOptions & { readonly protocol?: string } = {},
): Promise<WebSocket> {
  const socket = new WebSocket(url, protocol === "" ? [] : protocol, options);
  onTestFinished(() => socket.terminate());
  const opened = once(socket, "open");
  socket.on("error", () => undefined);
  await opened;
  return socket;
}

/** Waits until a WebSocket is closed, from either side, which has to be soon; the code that it is closed with. */
export async function closed(socket: WebSocket): Promise<number> {
  const [code]: unknown[] = await once(socket, "close", { signal: AbortSignal.timeout(2500) });
  return typeof code === "number" ? code : Number.NaN;
}
