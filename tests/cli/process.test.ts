/** @module-tag slow */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { PROGRAM } from "../program.ts";
import { temporaryProject } from "./project.ts";

test.each([
  ["--version", 0],
  ["check", 1],
  ["frobnicate", 2],
  ["browser", 3],
])(
  "cuedeck %s, as it is shipped, ends with %i and prints what its command prints",
  async (command, code) => {
    const project = await temporaryProject();
    const env = { CUEDECK_BROWSER: "/nowhere/chrome" };
    const outcome = await project.spawn([command], env);
    expect(outcome.code).toBe(code);
    expect(outcome).toEqual(await project.run([command], env));
  },
);

test("tells when what it waits for never comes", async () => {
  const project = await temporaryProject({
    "cuedeck.config.js": "export default { remarkPlugins: [() => () => new Promise(() => {})] };\n",
    "slides/talk/episode.yaml": "title: Talk\n",
    "slides/talk/01-part.md": "---\ntitle: Part\n---\n\n# A\n",
  });
  expect(await project.spawn(["check"])).toEqual({
    code: 3,
    stdout: "",
    stderr:
      "Cuedeck failed: what it waited for never came, as when the browser or a plugin of cuedeck.config ends without an answer. Run the command again.\n",
  });
});

test("goes on without a word when nobody reads what it prints", async () => {
  const program = spawn(process.execPath, [PROGRAM, "--help"]);
  program.stdout.destroy();
  const [told, [code]] = await Promise.all([text(program.stderr), once(program, "close")]);
  expect({ told, code }).toEqual({ told: "", code: 0 });
});
