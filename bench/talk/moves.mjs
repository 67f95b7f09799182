import { positionAfter, positionBefore } from "../../build/timeline/position.js";

/**
 * @typedef {import("../../build/timeline/position.js").Position} Position
 * @typedef {import("../../build/timeline/timeline.js").Timeline} Timeline
 * @typedef {{ key: string, to: Position }} Move a key, and where it leads
 */

/**
 * Random moves through an episode from its start, steps and slides mixed, more onward than back; each leads elsewhere.
 *
 * @param {Timeline} timeline
 * @param {number} count
 * @param {() => number} random
 * @returns {Move[]}
 */
export function chooseMoves(timeline, count, random) {
  /** @type {Move[]} */
  const moves = [];
  let at = start(timeline);
  while (moves.length < count) {
    const move = chooseMove(timeline, at, random());
    if (!move) continue;
    moves.push(move);
    at = move.to;
  }
  return moves;
}

/** Where a talk begins. @param {Timeline} timeline @returns {Position} */
export function start({ slides: [first] }) {
  return { slide: first?.id ?? "", step: 0 };
}

/** As pages write it: `cover 2`. @param {Position} position */
export function write({ slide, step }) {
  return `${slide} ${step}`;
}

/** @param {Timeline} timeline @param {Position} at @param {number} chance @returns {Move | undefined} */
function chooseMove(timeline, at, chance) {
  if (chance < 0.55) return moveBy("ArrowRight", positionAfter(timeline, at));
  if (chance < 0.7) return moveBy("ArrowLeft", positionBefore(timeline, at));
  if (chance < 0.9) return moveBy("Alt+ArrowRight", slideBeside(timeline, at, 1));
  return moveBy("Alt+ArrowLeft", slideBeside(timeline, at, -1));
}

/** @param {string} key @param {Position | undefined} to */
function moveBy(key, to) {
  return to && { key, to };
}

/** @param {Timeline} timeline @param {Position} at @param {1 | -1} by @returns {Position | undefined} */
function slideBeside({ slides }, at, by) {
  const slide = slides[slides.findIndex(({ id }) => id === at.slide) + by];
  return slide && { slide: slide.id, step: 0 };
}
