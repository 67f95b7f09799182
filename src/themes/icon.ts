import { OTHER_COLOURS, PALETTE } from "./editorial.ts";

/** Cuedeck's icon, a slide with its cue below it: small enough to stand in a page. */
export const ICON_SVG =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">` +
  `<rect width="32" height="32" rx="7" fill="${PALETTE.accent.light}"/>` +
  `<path d="M7 9h18v10H7z" fill="${OTHER_COLOURS.white.light}"/>` +
  `<path d="M8.5 24h7" stroke="${PALETTE.positive.dark}" stroke-width="3" stroke-linecap="round"/></svg>`;
