import { MAX_MESSAGE_LENGTH } from "../room/envelope.ts";

/** Bounds of the embedded broker; sizes in bytes, times in milliseconds. */
export interface BrokerLimits {
  /** Connections that have logged in. */
  readonly sockets: number;
  /** Of these, how many are reserved for the presenter and remotes. */
  readonly reserved: number;
  /** Connections that have not logged in yet; with more, the oldest is closed. */
  readonly connecting: number;
  /** Size of one MQTT packet that a client sends. */
  readonly packetBytes: number;
  /** Size of what is queued for a subscriber that reads too slowly; with more, its connection is closed. */
  readonly queuedBytes: number;
  /** Packets a second that a client may send in the long run. */
  readonly packetsPerSecond: number;
  /** Packets that a client may send at once. */
  readonly burst: number;
  /** From the opening of the WebSocket to the end of the CONNECT packet. */
  readonly connectTimeout: number;
  /** Longest keep alive that a client may request, in seconds; 0 (none) is refused. */
  readonly keepalive: number;
}

export const BROKER_LIMITS: BrokerLimits = {
  sockets: 2_000,
  reserved: 20,
  connecting: 200,
  // A UTF-16 code unit takes at most three bytes in UTF-8; topic and header come on top.
  packetBytes: 3 * MAX_MESSAGE_LENGTH + 1_024,
  queuedBytes: 131_072,
  // The pages subscribe with QoS 0. A client that acknowledges each message sends as many packets as the presenter.
  packetsPerSecond: 100,
  burst: 300,
  connectTimeout: 5_000,
  keepalive: 120,
};
