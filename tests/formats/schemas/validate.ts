import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { RelaxNGValidator, XmlDocument, XmlValidateError } from "libxml2-wasm";

const read = (name: string) => readFileSync(new URL(name, import.meta.url));

const chaptersJson = new Ajv2020({ allErrors: true }).compile(
  JSON.parse(read("chapters-1.2.json").toString()),
);
const psc = RelaxNGValidator.fromDoc(XmlDocument.fromBuffer(read("psc-1.2.rng")));

/** What a file of JSON chapters has that its specification does not allow. */
export function chaptersJsonFaults(text: string): string[] {
  chaptersJson(JSON.parse(text));
  return (chaptersJson.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  );
}

/** What Podlove Simple Chapters have that their specification does not allow. */
export function pscFaults(text: string): string[] {
  const document = XmlDocument.fromString(text);
  try {
    psc.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ message }) => message.trim());
  } finally {
    document.dispose();
  }
}
