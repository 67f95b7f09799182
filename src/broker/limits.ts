import { MAX_MESSAGE_LENGTH } from "../room/envelope.ts";

/** Bounds of the embedded broker; sizes in bytes, times in milliseconds. */
export interface BrokerLimits {
  /** Open WebSockets, whoever opened them. */
  readonly sockets: number;
  /** Of these, how many the audience leaves to the presenter and the remotes. */
  readonly reserved: number;
  /** Of one MQTT packet that is sent to the broker. */
  readonly packetBytes: number;
  /** What may wait for a subscriber that reads too slowly; with more it loses its connection. */
  readonly waitingBytes: number;
  /** Packets that a connection may send in the long run. */
  readonly packetsPerSecond: number;
  /** Packets that it may send at once. */
  readonly burst: number;
  /** From the WebSocket's opening to the end of the CONNECT packet. */
  readonly connectTimeout: number;
  /** Longest keep alive that a client may ask for, in seconds; none at all is refused. */
  readonly keepalive: number;
}

export const BROKER_LIMITS: BrokerLimits = {
  sockets: 2_000,
  reserved: 20,
  // A code unit takes at most three bytes of UTF-8; topic and header add some.
  packetBytes: 3 * MAX_MESSAGE_LENGTH + 1_024,
  waitingBytes: 131_072,
  // The pages ask for no acknowledgements of what they hear. Who does sends as many packets as the presenter.
  packetsPerSecond: 100,
  burst: 300,
  connectTimeout: 5_000,
  keepalive: 120,
};
