/** Types that TypeScript's DOM library lacks. @see https://www.w3.org/TR/window-management/ */
interface ScreenDetailed extends Screen {
  readonly isPrimary: boolean;
  readonly availLeft: number;
  readonly availTop: number;
}

interface Screen {
  readonly isExtended?: boolean;
}

interface Window {
  getScreenDetails?(): Promise<{ readonly screens: readonly ScreenDetailed[] }>;
}

interface FullscreenOptions {
  screen?: Screen;
}

interface Permissions {
  query(descriptor: { readonly name: "window-management" }): Promise<PermissionStatus>;
}
