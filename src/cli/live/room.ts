import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { Server } from "node:http";
import { join } from "node:path";
import type { Plugin } from "vite";
import { BROKER_PATH, startBroker, type Broker } from "../../broker/broker.ts";
import { createSecret, roomId } from "../../room/keys.ts";
import { entrance } from "./entrance.ts";
import { livePages } from "./pages.ts";
import { retireWorkers } from "./retire-workers.ts";

/** A room that a preview opens: what its server answers, and what its presenter has to know. */
export interface LiveRoom {
  readonly plugin: Plugin;
  readonly secret: string;
  readonly episodes: readonly string[];
}

/**
 * @param options.out the built site
 * @param options.host on which the server listens
 * @param options.broker a broker elsewhere, in place of one on the server itself
 */
export async function openRoom(options: {
  readonly out: string;
  readonly host: string;
  readonly broker?: string | undefined;
}): Promise<LiveRoom> {
  const { out, host, broker } = options;
  const secret = createSecret(randomBytes);
  const episodes = await listBuilt(out);
  let embedded: Broker | undefined;
  const plugin: Plugin = {
    name: "cuedeck-room",
    async configurePreviewServer({ httpServer, middlewares }) {
      // Without certificates Vite makes no other.
      if (broker === undefined && httpServer instanceof Server)
        embedded = await startBroker(httpServer, { secret, hosts: [host] });
      const position = () => embedded?.position;
      middlewares.use(entrance({ room: roomId(secret), episodes, position }));
      middlewares.use(retireWorkers);
      middlewares.use(livePages(out, broker ?? BROKER_PATH));
    },
    async closePreviewServer() {
      await embedded?.[Symbol.asyncDispose]();
    },
  };
  return { plugin, secret, episodes };
}

/** Ids of the episodes of a built site: the folders that have a Speaker page. */
async function listBuilt(out: string): Promise<string[]> {
  const names = await readdir(out);
  return names.filter((name) => existsSync(join(out, name, "speaker/index.html"))).toSorted();
}
