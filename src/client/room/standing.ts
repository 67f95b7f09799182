import type { RoomStatus } from "./host.ts";

/** How a talk stands with its room: `off` while none is open. */
export type RoomStanding = RoomStatus | "off";
