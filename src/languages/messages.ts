/** The names in a message's braces: `step` and `steps` in `step {step} of {steps}`. */
type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** The forms of a message by the plural category of its `{count}`, as `Intl.PluralRules` names them. */
interface Plural<Text extends string> extends Partial<Record<Intl.LDMLPluralRule, string>> {
  readonly other: Text;
}

/** What a name in braces stands for; several texts are a list. */
type Value = string | number | readonly string[];

type Values<Text extends string> = Readonly<Record<NamesIn<Text>, Value>>;

/** Messages as code uses them: strings, and functions of the values that stand for names in braces. */
export type Messages<Source> = Source extends string
  ? [NamesIn<Source>] extends [never]
    ? string
    : (values: Values<Source>) => string
  : Source extends Plural<infer Text>
    ? (values: Values<Text> & { readonly count: number }) => string
    : { readonly [Key in keyof Source]: Messages<Source[Key]> };

/**
 * What a translation of messages has to hold: the same keys, the same names in braces, and of a message with forms one for
 * each category that the language has. A form of few numbers may leave the count out.
 */
export type Translation<Source, Category extends Intl.LDMLPluralRule> = Source extends string
  ? [NamesIn<Source>] extends [never]
    ? string
    : TextWith<NamesIn<Source>>
  : Source extends Plural<infer Text>
    ? Readonly<Record<Category, string>> & { readonly other: TextWith<NamesIn<Text>> }
    : { readonly [Key in keyof Source]: Translation<Source[Key], Category> };

/** Text with all of the names in braces. Being an argument of each function of a union makes them an intersection. */
type TextWith<Name extends string> = (
  Name extends string ? (text: `${string}{${Name}}${string}`) => void : never
) extends (text: infer Text extends string) => void
  ? Text
  : never;

/** A language with the digits of timecodes and keys, which are the same in all of them. */
export function localeOf(tag: string): Intl.Locale {
  return new Intl.Locale(tag, { numberingSystem: "latn" });
}

/** What the Unicode Bidirectional Algorithm orders by itself, whatever stands around it. */
const isolated = (text: string) => `\u2068${text}\u2069`;

/**
 * A reviver for `JSON.parse` that makes functions of messages with names in braces.
 *
 * @param language BCP 47: its plurals are taken, and numbers and lists are written as it writes them
 * @param direction of the language: in one from right to left, values are isolated, as timecodes and names may run the
 *   other way
 */
export function messageReviver(
  language: string,
  direction: "ltr" | "rtl",
): (key: string, value: unknown) => unknown {
  const locale = localeOf(language);
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale);
  const write = (value: unknown): string => {
    if (Array.isArray(value)) return lists.format(value.map(write));
    const text = typeof value === "number" ? numbers.format(value) : String(value);
    return direction === "rtl" ? isolated(text) : text;
  };

  return (_key, value) => {
    if (typeof value === "string" && value.includes("{")) {
      return (values: Readonly<Record<string, unknown>>) =>
        value.replaceAll(/\{(\w+)\}/g, (_braces, name: string) => write(values[name]));
    }
    // Its forms have been here before, and are functions, or strings that leave the count out.
    if (!isPlural(value)) return value;
    return (values: { readonly count: number }) => {
      const form = value[plurals.select(values.count)] ?? value.other;
      return typeof form === "string" ? form : form(values);
    };
  };
}

type Form = string | ((values: object) => string);

function isPlural(
  value: unknown,
): value is Partial<Record<Intl.LDMLPluralRule, Form>> & { readonly other: Form } {
  return typeof value === "object" && value !== null && "other" in value;
}
