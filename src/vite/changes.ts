import type { Plugin } from "vite";
import { SOURCES_EVENT } from "../pages/sources.ts";

const ID = "\0cuedeck:changes";

/** Where Vite serves the module by which pages hear from the server. @see https://vite.dev/guide/api-plugin#virtual-modules-convention */
export const CHANGES_PATH = `@id/__x00__${ID.slice(1)}`;

/** Hands what the server sends to the page's script, which is none of Vite's modules. */
const CODE = `import.meta.hot.on("${SOURCES_EVENT}", (detail) => {
  document.dispatchEvent(new CustomEvent("${SOURCES_EVENT}", { detail }));
});`;

/** Serves the module at {@link CHANGES_PATH}. */
export function changesModule(): Plugin {
  return {
    name: "cuedeck:changes",
    apply: "serve",
    resolveId: (id) => (id === ID ? ID : undefined),
    load: (id) => (id === ID ? CODE : undefined),
  };
}
