import type { VFileMessage } from "vfile-message";
import { type Place, problem } from "../problem.ts";
import type { Severity } from "./rule.ts";
import { RULES } from "./rules.ts";

/** A comment that turns off rules for what follows it. */
export interface Disable {
  /** Of the comment. */
  readonly place: Place;
  readonly rules: readonly string[];
  /** The first line and the last one on which it turns them off. */
  readonly lines: readonly [from: number, to: number];
}

/** How much each rule matters in some files. */
export interface RuleSettings {
  /** Their folders, as messages name them; none for all files. */
  readonly folders?: readonly string[];
  /** What `show.yaml` and `episode.yaml` say under `rules`. */
  readonly severities: Readonly<Record<string, Severity | undefined>>;
  readonly disables: readonly Disable[];
}

/** What settings leave of some problems. */
export interface Settled {
  /** Without those of rules that are off, the others as severe as the settings say. */
  readonly problems: VFileMessage[];
  /** Comments, each with the rules that it turned off where something broke them. */
  readonly used: ReadonlyMap<Disable, ReadonlySet<string>>;
}

/**
 * Drops problems of rules that are off, and makes the others errors or warnings; those without which nothing can be built
 * stay.
 *
 * @param settings of each file the first that has its folder
 */
export function applySettings(
  problems: readonly VFileMessage[],
  settings: readonly RuleSettings[],
): Settled {
  const used = new Map<Disable, Set<string>>();
  const left = problems.filter((message) => {
    const { ruleId = "" } = message;
    if (isAlways(ruleId)) return true;
    const own = settings.find(({ folders }) => isIn(folders, message));
    const disables = (own?.disables ?? []).filter((disable) => isDisabled(message, disable));
    for (const disable of disables) used.set(disable, (used.get(disable) ?? new Set()).add(ruleId));
    const severity = own && Object.hasOwn(own.severities, ruleId) && own.severities[ruleId];
    if (disables.length > 0 || severity === "off") return false;
    if (severity) message.fatal = severity === "error";
    return true;
  });
  return { problems: left, used };
}

/** Reports comments that turn off rules which nothing breaks, when everything was looked at. */
export function reportUnused(
  settings: readonly RuleSettings[],
  used: readonly Settled["used"][],
): VFileMessage[] {
  return settings.flatMap(({ disables }) =>
    disables.flatMap((disable) =>
      disable.rules
        .filter((rule) => !used.some((each) => each.get(disable)?.has(rule)))
        .map((rule) => {
          const reason = `Unexpected comment that turns off \`${rule}\`, expected something below it that breaks this rule`;
          return problem("disable-unused", disable.place, reason, { actual: rule });
        }),
    ),
  );
}

function isAlways(ruleId: string): boolean {
  return Object.entries(RULES).some(([id, { always }]) => id === ruleId && always);
}

function isIn(folders: RuleSettings["folders"], { file = "" }: VFileMessage): boolean {
  return folders === undefined || folders.some((folder) => `${file}/`.startsWith(`${folder}/`));
}

function isDisabled({ file, line = 0, ruleId = "" }: VFileMessage, disable: Disable): boolean {
  const [from, to] = disable.lines;
  return (
    disable.place.path === file && disable.rules.includes(ruleId) && from <= line && line <= to
  );
}
