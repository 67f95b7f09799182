import { fileURLToPath } from "node:url";

/** The program as it is shipped, for Node.js to run. */
export const PROGRAM = fileURLToPath(new URL("../build/bin/cuedeck.js", import.meta.url));

/** Its commands as they were compiled, for a test to run in its own process. */
export const COMMANDS = new URL("../build/cli/run.js", import.meta.url).href;
