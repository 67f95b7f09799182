import { expect, test } from "vitest";
import { joinTalk, randomName } from "../../../src/parts/talk/window.ts";

let episode = 0;
const prefix = () => `test:${(episode += 1)}:`;

test("windows that open at once, without a talk in their address, join one talk", async () => {
  const name = prefix();
  const joined = await Promise.all([1, 2, 3, 4].map(() => joinTalk(name, undefined)));
  expect(new Set(joined).size).toBe(1);
});

test("an address that names a talk is taken at its word", async () => {
  const name = prefix();
  await joinTalk(name, undefined);
  expect(await joinTalk(name, "mine")).toBe("mine");
});

test("talks of other episodes are not joined", async () => {
  expect(await joinTalk(prefix(), undefined)).not.toBe(await joinTalk(prefix(), undefined));
});

test("no two names are the same", () => {
  const names = Array.from({ length: 1000 }, randomName);
  expect(new Set(names).size).toBe(1000);
  for (const name of names) expect(name).toMatch(/^[a-z\d]{12}$/);
});
