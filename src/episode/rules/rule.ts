/** How much a rule matters: a warning is printed, an error also stops the build. */
export const SEVERITIES = ["error", "warning", "off"] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Rule {
  /** Where an author says nothing else under `rules`. */
  readonly severity: "error" | "warning";
  /** Whether nothing can be built where it is broken: then it is always an error. */
  readonly always: boolean;
  /** What is wrong. */
  readonly title: string;
  /** What to do. */
  readonly help: string;
}

/** Nothing can be built where it is broken. */
export const fault = (title: string, help: string) =>
  ({ severity: "error", always: true, title, help }) as const;
export const error = (title: string, help: string) =>
  ({ severity: "error", always: false, title, help }) as const;
export const warning = (title: string, help: string) =>
  ({ severity: "warning", always: false, title, help }) as const;
