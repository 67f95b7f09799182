import type { VFileMessage } from "vfile-message";
import { isRecord } from "../../episode/chart-steps.ts";
import { alternatives, nearest, nearestOrAll } from "../../episode/problem.ts";
import { isShown, LATER_END } from "../kit.ts";
import type { Path, Spec } from "../read-spec.ts";
import { checkValues } from "./check-values.ts";
import { CHANNELS, CONFIG_KEYS, KEYS_OF, MARKS, VIEW_KEYS } from "./names.ts";

/** Keys of a view that say by which step it is shown. */
const STEP_KEYS = ["step", "until"];

/** Keys of a view that hold other views. */
export const COMPOSITIONS = ["layer", "hconcat", "vconcat", "concat"];

/** What is wrong in a chart's grammar: marks, channels and keys that Vega-Lite does not have. */
export function checkSpec(spec: Spec): VFileMessage[] {
  const problems = checkView(spec.value, [], spec);
  const hasViews = ["mark", "spec", ...COMPOSITIONS].some((key) => key in spec.value);
  if (!hasViews && problems.length === 0) {
    const reason =
      "Unexpected chart without a mark, expected `mark`, `layer`, `units` or `timeline`";
    problems.push(spec.problemAt("chart-syntax", [], reason));
  }
  return problems;
}

function checkView(view: unknown, path: Path, spec: Spec): VFileMessage[] {
  if (!isRecord(view)) return [unexpected(view, path, "a view, as `mark: bar`", spec)];
  return [
    ...checkKeys(view, path, [...VIEW_KEYS, ...STEP_KEYS], spec),
    ...STEP_KEYS.flatMap((key) => checkStep(view[key], [...path, key], spec)),
    ...checkEnd(view, path, spec),
    ...checkData(view["data"], [...path, "data"], spec),
    ...["width", "height"].flatMap((key) => checkSize(view[key], [...path, key], spec)),
    ...("mark" in view ? checkMark(view["mark"], [...path, "mark"], spec) : []),
    ...(isRecord(view["config"])
      ? checkKeys(view["config"], [...path, "config"], CONFIG_KEYS, spec)
      : []),
    ...("encoding" in view ? checkEncoding(view["encoding"], [...path, "encoding"], spec) : []),
    ...COMPOSITIONS.flatMap((key) => {
      const views = view[key];
      if (views === undefined) return [];
      if (!Array.isArray(views))
        return [unexpected(views, [...path, key], "a list of views", spec)];
      return views.flatMap((each, index) => checkView(each, [...path, key, index], spec));
    }),
    ...checkValues("view", view, path, spec),
    ...("spec" in view ? checkView(view["spec"], [...path, "spec"], spec) : []),
  ];
}

function checkStep(step: unknown, path: Path, spec: Spec): VFileMessage[] {
  const isStep = typeof step === "number" && Number.isInteger(step) && step >= 1 && step <= 99;
  return step === undefined || isStep
    ? []
    : [unexpected(step, path, "a whole number from 1 on", spec)];
}

/** A view that goes before it comes would never be shown. */
function checkEnd(
  { step, until }: Readonly<Record<string, unknown>>,
  path: Path,
  spec: Spec,
): VFileMessage[] {
  if (typeof step !== "number" || typeof until !== "number" || isShown({ step, until })) return [];
  return [unexpected(until, [...path, "until"], LATER_END, spec)];
}

/** Data that are no `url` and no `values` would be none. */
function checkData(data: unknown, path: Path, spec: Spec): VFileMessage[] {
  if (isRecord(data) || data === undefined || data === null) return [];
  const isFile = typeof data === "string" && data.includes(".");
  const expected = `\`{ ${isFile ? `url: ${data}` : "values: […]"} }\``;
  return [unexpected(data, path, expected, spec)];
}

function checkSize(size: unknown, path: Path, spec: Spec): VFileMessage[] {
  return typeof size !== "string" || size === "container"
    ? []
    : [unexpected(size, path, "a number of pixels, or none to fill the room", spec)];
}

function checkMark(mark: unknown, path: Path, spec: Spec): VFileMessage[] {
  const type = isRecord(mark) ? mark["type"] : mark;
  if (typeof type !== "string" || !MARKS.includes(type)) {
    const at = isRecord(mark) ? [...path, "type"] : path;
    const close = typeof type === "string" ? nearest(type, MARKS) : undefined;
    const near = close === undefined ? "" : `\`${close}\`, or another of `;
    const reason = `Unexpected mark \`${String(type)}\`, expected ${near}${alternatives(MARKS)}`;
    return [spec.problemAt("chart-syntax", at, reason)];
  }
  return isRecord(mark) ? checkKeys(mark, path, KEYS_OF.mark, spec) : [];
}

function checkEncoding(encoding: unknown, path: Path, spec: Spec): VFileMessage[] {
  if (!isRecord(encoding)) return [unexpected(encoding, path, "channels, as `x`", spec)];
  return [
    ...checkKeys(encoding, path, CHANNELS, spec),
    ...Object.entries(encoding).flatMap(([name, channel]) => {
      const at = [...path, name];
      if (!Array.isArray(channel)) return checkChannel(channel, at, spec);
      if (!LISTS.has(name)) return [unexpected(channel, at, "`{ field: … }`", spec)];
      return channel.flatMap((each, index) => checkChannel(each, [...at, index], spec));
    }),
  ];
}

/** Channels that may be of several columns. */
const LISTS = new Set(["detail", "order", "tooltip"]);

function checkChannel(channel: unknown, path: Path, spec: Spec): VFileMessage[] {
  if (channel === null || channel === undefined) return [];
  if (!isRecord(channel)) {
    const shown = typeof channel === "string" ? channel.slice(0, 40) : JSON.stringify(channel);
    const value = `\`{ value: ${shown} }\``;
    const expected = typeof channel === "string" ? `\`{ field: ${shown} }\` or ${value}` : value;
    return [unexpected(channel, path, expected, spec)];
  }
  const guides = (["axis", "legend", "scale"] as const).flatMap((key) => {
    const guide = channel[key];
    return isRecord(guide) ? checkKeys(guide, [...path, key], KEYS_OF[key], spec) : [];
  });
  return [...checkKeys(channel, path, KEYS_OF.channel, spec), ...guides];
}

function checkKeys(
  value: Readonly<Record<string, unknown>>,
  path: Path,
  known: readonly string[],
  spec: Spec,
): VFileMessage[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const reason = `Unexpected key \`${key}\`, expected ${nearestOrAll(key, known, "one that Vega-Lite has here")}`;
      return spec.problemAt("chart-syntax", [...path, key], reason, "key");
    });
}

function unexpected(value: unknown, path: Path, expected: string, spec: Spec): VFileMessage {
  const shown = JSON.stringify(value)?.slice(0, 40) ?? "nothing";
  return spec.problemAt("chart-syntax", path, `Unexpected \`${shown}\`, expected ${expected}`);
}
