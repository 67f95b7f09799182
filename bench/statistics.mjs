/**
 * The value below which a share of the values lies, by the nearest rank.
 *
 * @param {readonly number[]} values at least one
 * @param {number} share 0 to 1
 */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * What a table says of many values.
 *
 * @typedef {{ count: number, p50: number, p99: number, max: number }} Spread
 *
 * @param {readonly number[]} values at least one
 * @returns {Spread}
 */
export function spread(values) {
  return {
    count: values.length,
    p50: percentile(values, 0.5),
    p99: percentile(values, 0.99),
    // As many as fit nowhere on a stack of arguments.
    max: values.reduce((most, value) => Math.max(most, value), -Infinity),
  };
}

/** @param {readonly number[]} values at least one */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice(
    Math.floor((sorted.length - 1) / 2),
    Math.floor(sorted.length / 2) + 1,
  );
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
