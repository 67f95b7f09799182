/** Which browser is used, and why. */
export interface BrowserChoice {
  readonly executablePath: string;
  readonly source: "environment" | "installed" | "playwright" | "fetched";
  /** One sentence. */
  readonly reason: string;
  /** What to set on top of the environment when the browser is started. */
  readonly env: Readonly<Record<string, string>>;
  /** Another browser, or another version of it, has another fingerprint. */
  readonly fingerprint: string;
}

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Takes one line of progress. */
export type Report = (line: string) => void;
