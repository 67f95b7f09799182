/** @module-tag slow */
import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { build, ConfigError, loadEpisode } from "../../src/index.ts";
import { temporaryProject } from "../cli/project.ts";

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));

const TALK = {
  "slides/talk/episode.yaml": "title: Talk\n",
  "slides/talk/01-part.md": "---\ntitle: Part\n---\n\n# One\n\n:::tip\nLook **up**.\n:::\n",
};

const PLUGINS = `
import { aside } from "./aside";
const shout = () => (tree) => {
  tree.children.find(({ type }) => type === "heading").children[0].value += "!";
};
const sign = () => (tree) => {
  const children = [{ type: "text", value: "Signed" }];
  tree.children.push({ type: "element", tagName: "p", properties: {}, children });
};
export default {
  theme: "editorial",
  remarkPlugins: [shout],
  rehypePlugins: [sign],
  directives: { tip: ({ children }: { children: unknown[] }) => aside(children) },
};
`;
const ASIDE =
  'export const aside = (children) => ({ type: "element", tagName: "div", properties: { className: ["tip"] }, children });\n';

test.each(["ts", "js", "mjs"])("cuedeck.config.%s adds plugins and directives", async (ending) => {
  const text = ending === "ts" ? PLUGINS : PLUGINS.replace(": { children: unknown[] }", "");
  const project = await temporaryProject({
    ...TALK,
    [`cuedeck.config.${ending}`]: text,
    "aside.js": ASIDE,
  });
  const { episode, problems } = await loadEpisode("talk", { cwd: project.folder });
  expect(problems).toEqual([]);
  expect(episode?.segments[0]?.slides[0]?.title).toBe("One!");
  await build({ cwd: project.folder, pdf: false });
  const page = await readFile(join(project.folder, "dist/talk/present/index.html"), "utf8");
  expect(page).toContain('<div class="tip"><p>Look <strong>up</strong>.</p></div>');
  expect(page).toContain("<p>Signed</p>");
});

test("the directive that the README shows makes what it says", async () => {
  const readme = await readFile(join(REPOSITORY, "README.md"), "utf8");
  const [, section = ""] = readme.split("### A directive of your own\n");
  const [config = "", markdown = ""] = Array.from(
    section.matchAll(/```(?:ts|md)\n([\s\S]*?)```/g),
    ([, code = ""]) => code,
  );
  const project = await temporaryProject({
    ...TALK,
    "slides/talk/01-part.md": `---\ntitle: Part\n---\n\n# One\n\n${markdown}`,
    "public/talk/ada.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "cuedeck.config.ts": config,
    "node_modules/.keep": "",
  });
  await symlink(REPOSITORY, join(project.folder, "node_modules/cuedeck"));
  expect((await build({ cwd: project.folder, pdf: false })).problems).toEqual([]);
  const page = await readFile(join(project.folder, "dist/talk/present/index.html"), "utf8");
  expect(page).toContain('src="../ada.svg" alt="Ada Lovelace"');
  expect(page).toContain(
    '<div class="person"><p><strong>Ada Lovelace</strong> wrote the first program.</p></div>',
  );
  expect(config.trim().split("\n").length).toBeLessThanOrEqual(10);
});

test("a directive that throws is an error where it stands", async () => {
  const project = await temporaryProject({
    ...TALK,
    "cuedeck.config.js":
      'export default { directives: { tip() { throw new Error("Look at this."); } } };',
  });
  const { code, stdout, stderr } = await project.run(["check"]);
  expect(stdout).toContain("slides/talk/01-part.md");
  expect(stdout.replaceAll(/ {2,}/g, " ")).toContain(
    "7:1-9:4 error Unexpected error of `:::tip` in the configuration, expected it to make hast: Look at this. unknown-directive cuedeck",
  );
  expect([code, stderr]).toEqual([1, ""]);
});

test("a directive that no configuration knows is an error", async () => {
  const project = await temporaryProject(TALK);
  const { problems } = await loadEpisode("talk", { cwd: project.folder });
  expect(problems.map(({ ruleId }) => ruleId)).toEqual(["unknown-directive"]);
});

test.each([
  [
    "export default { theme: 7 };",
    "Unexpected `theme`, expected the name of a theme, or its folder as `./theme`",
  ],
  [
    "export default { remarkPlugin: [] };",
    "Unexpected key `remarkPlugin`, expected `remarkPlugins`",
  ],
  [
    "export default { remarkPlugins: {} };",
    "Unexpected `remarkPlugins`, expected a list of plugins",
  ],
  [
    "export default { directives: { tip: 1 } };",
    "Unexpected `directives.tip`, expected a function that makes hast of a directive",
  ],
  [
    "export default { directives: 1 };",
    "Unexpected `directives`, expected functions by the names of their directives",
  ],
  [
    "export const theme = 1;",
    "Unexpected default export, expected an object, as `defineConfig` takes it",
  ],
  ['throw new Error("No network");', "Unexpected error, expected it to run: No network"],
  [
    'import "./nowhere.js";',
    /^cuedeck\.config\.ts: Unexpected error, expected it to run: .*\.\/nowhere\.js/,
  ],
  [
    "export default {",
    /^cuedeck\.config\.ts: Unexpected error, expected it to run: .*cuedeck\.config\.ts:1:\d+/s,
  ],
])(
  "of %j in cuedeck.config.ts an author is told, and the command ends with 1",
  async (text, reason) => {
    const project = await temporaryProject({ ...TALK, "cuedeck.config.ts": text });
    const message = typeof reason === "string" ? `cuedeck.config.ts: ${reason}` : reason;
    const failure: unknown = await loadEpisode("talk", { cwd: project.folder }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ConfigError);
    expect(failure).toHaveProperty(
      "message",
      typeof message === "string" ? message : expect.stringMatching(message),
    );
    const { code, stdout, stderr } = await project.run(["check"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^cuedeck\.config\.ts: Unexpected /);
    // Colours are for terminals.
    expect(stderr).not.toContain("\u001B");
  },
);
