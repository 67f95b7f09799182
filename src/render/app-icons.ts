/** Icons of an installed episode as a web app manifest lists them, but for `src`: a path below `dist/`. */
export const MANIFEST_ICONS = [
  { src: "assets/cuedeck.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
  { src: "assets/cuedeck-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
  { src: "assets/cuedeck-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
  {
    src: "assets/cuedeck-maskable-512.png",
    sizes: "512x512",
    type: "image/png",
    purpose: "maskable",
  },
];

/** iOS takes no SVG, and rounds the corners itself. */
export const APPLE_ICON = "assets/cuedeck-apple-180.png";

/** Paths of all icons, below `dist/`. */
export const APP_ICONS: readonly string[] = [...MANIFEST_ICONS.map(({ src }) => src), APPLE_ICON];
