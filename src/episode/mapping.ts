import * as v from "valibot";

/**
 * Schemas of YAML's keys and values. Those of Valibot take a list for an object with numbers as keys, and an empty list
 * for one without keys.
 */

/** A function, as the schemas for editors are to show only what is said of a certain key. */
const KEYS_AND_VALUES = () => "keys and values";

type Expected = string | typeof KEYS_AND_VALUES;

/** Keys and values with no other keys than these. @param expected follows "expected" where there is something else */
export function mapping<const Entries extends v.ObjectEntries>(
  entries: Entries,
  expected: Expected = KEYS_AND_VALUES,
) {
  return refuseLists(v.strictObject(entries, expected));
}

/** Keys and values, of which others than these are passed over. */
export function looseMapping<const Entries extends v.ObjectEntries>(
  entries: Entries,
  expected: Expected = KEYS_AND_VALUES,
) {
  return refuseLists(v.looseObject(entries, expected));
}

/** Keys of the author's choice with their values. */
export function mappingOf<
  const Key extends v.BaseSchema<string, string, v.BaseIssue<unknown>>,
  const Value extends v.GenericSchema,
>(key: Key, value: Value, expected: Expected = KEYS_AND_VALUES) {
  return refuseLists(v.record(key, value, expected));
}

/** Makes a schema say of a list what it says of nothing. */
function refuseLists<Schema extends v.GenericSchema>(schema: Schema): Schema {
  const run = schema["~run"].bind(schema);
  return Object.assign(schema, {
    "~run": (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) =>
      run(Array.isArray(dataset.value) ? { value: undefined } : dataset, config),
  });
}
