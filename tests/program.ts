import { fileURLToPath } from "node:url";

/** The program as it is shipped, for Node.js to run. */
export const PROGRAM = fileURLToPath(new URL("../build/bin/cuedeck.js", import.meta.url));
