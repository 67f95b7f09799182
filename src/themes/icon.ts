/** Cuedeck's icon, a slide with its cue below it: small enough to stand in a page. Its colours are those of `icons/`. */
export const ICON_SVG =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">` +
  `<rect width="32" height="32" rx="7" fill="#4a3fa6"/>` +
  `<path d="M7 9h18v10H7z" fill="#fff"/>` +
  `<path d="M8.5 24h7" stroke="#62d6c2" stroke-width="3" stroke-linecap="round"/></svg>`;
