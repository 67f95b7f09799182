import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, constants, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { freePort } from "../free-port.mjs";

/** Where Debian has it, though it is not on everybody's path. */
const BESIDE_PATH = ["/usr/sbin", "/usr/local/sbin"];
/** Milliseconds. */
const PATIENCE = 5000;

/**
 * A Mosquitto: where WebSockets come in, and where other brokers do.
 *
 * @typedef {{ address: string, port: number }} Mosquitto
 */

/** The program, if this machine has it. @returns {Promise<string | undefined>} */
export async function findMosquitto() {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...BESIDE_PATH];
  for (const folder of folders) {
    const file = join(folder, "mosquitto");
    const runs = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return file;
  }
  return undefined;
}

/**
 * Runs a Mosquitto that lets everybody in, until the callback is done.
 *
 * @template T
 * @param {string} program
 * @param {(broker: Mosquitto) => Promise<T>} use
 * @param {Mosquitto} [neighbour] what is published there or here is published at both
 * @returns {Promise<T>}
 */
export async function withMosquitto(program, use, neighbour) {
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-bench-"));
  const [webPort, port] = [await freePort(), await freePort()];
  const file = join(folder, "mosquitto.conf");
  await writeFile(file, `${configure({ webPort, port }, neighbour).join("\n")}\n`);
  const broker = spawn(program, ["-c", file], { stdio: "ignore" });
  const ended = once(broker, "exit");
  try {
    await Promise.race([
      untilListening(webPort),
      ended.then(() => {
        throw new Error("Unexpected end of Mosquitto, expected one that knows WebSockets");
      }),
    ]);
    return await use({ address: `ws://127.0.0.1:${webPort}`, port });
  } finally {
    broker.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {{ webPort: number, port: number }} ports @param {Mosquitto} [neighbour] */
function configure({ webPort, port }, neighbour) {
  const bridge = neighbour && [
    "connection bridge",
    `address 127.0.0.1:${neighbour.port}`,
    "topic cuedeck/# both 1",
    "notifications false",
    "restart_timeout 1",
  ];
  return [
    "persistence false",
    "log_dest none",
    "allow_anonymous true",
    `listener ${port} 127.0.0.1`,
    `listener ${webPort} 127.0.0.1`,
    "protocol websockets",
    ...(bridge ?? []),
  ];
}

/** @param {number} port */
async function untilListening(port) {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const socket = createConnection(port, "127.0.0.1");
    const answered = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (answered) return;
    if (performance.now() > until)
      throw new Error(`Unexpected silence on port ${port}, expected Mosquitto`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
