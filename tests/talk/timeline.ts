import { scheduleTimeline } from "../../src/timeline/schedule.ts";
import { outline } from "../timeline/outline.ts";

/**
 * Seconds  0      2      6      8      10     12.5   13.75  20
 * Slide    a ──────────────────────────b ────────────c ─────┤
 * Cue      none   a-1 ──────────a-2 ───b-1 ──────────none
 * Step     0 ────────────1 ─────2 ─────0 ─────1 ─────0
 */
export const timeline = scheduleTimeline(
  outline([["a", [2, 6, 4], [8, 2, 0]]], [["b", [10, 6, 4]], ["c"]]),
  20,
);
