/** The oldest browsers that open Listen and Present, by major and minor version. */
export const OLDEST = { chrome: [109, 0], firefox: [115, 0], safari: [16, 4] } as const;

/** As build tools name them. */
export const OLDEST_NAMES = Object.entries(OLDEST).map(
  ([name, [major, minor]]) => `${name}${major}.${minor}`,
);

/** Lightning CSS's `Features.LightDark`. */
const LIGHT_DARK = 1 << 20;

/** Options of Lightning CSS. For `light-dark()` a theme's style sheet has its own way. */
export const LOWERED = {
  targets: Object.fromEntries(
    Object.entries(OLDEST).map(([name, [major, minor]]) => [name, (major << 16) | (minor << 8)]),
  ),
  exclude: LIGHT_DARK,
};

/**
 * Says before each `safe center` what Chrome before 115 can do instead, and Safari: in what Lightning CSS has written, as it
 * leaves out what is said twice.
 */
export function addUnsafe(css: string): string {
  return css.replaceAll(/\b((?:align|justify)-content):safe (\w+)/g, "$1:$2;$&");
}
