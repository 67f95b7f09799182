import { PassThrough } from "node:stream";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { Connection } from "../../src/browser/connection.ts";
import { Page, PageCrash } from "../../src/browser/page.ts";

interface Command {
  readonly id: number;
  readonly method: string;
  readonly sessionId?: string;
}

/** A connection, and what stands for the browser at its other end. */
function connect() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const commands: Command[] = [];
  const answers = new Map<string, object>();
  const tell = (message: object) => input.write(`${JSON.stringify(message)}\0`);
  output.on("data", (chunk: Buffer) => {
    for (const text of String(chunk).split("\0").slice(0, -1)) {
      const command: Command = JSON.parse(text);
      commands.push(command);
      const result = answers.get(command.method);
      if (result) tell({ id: command.id, sessionId: command.sessionId, result });
    }
  });
  return { connection: new Connection(input, output), input, commands, answers, tell };
}

/** A page of such a browser, which answers no more than to open it. */
async function openPage() {
  const { answers, ...rest } = connect();
  answers.set("Target.createTarget", { targetId: "T" });
  answers.set("Target.attachToTarget", { sessionId: "S" });
  answers.set("Emulation.setDeviceMetricsOverride", {});
  answers.set("Emulation.setEmulatedMedia", {});
  answers.set("Emulation.setFocusEmulationEnabled", {});
  return { page: await Page.open(rest.connection, {}), answers, ...rest };
}

describe("Connection", () => {
  test("reads messages in whatever pieces they come, and brings each to who waits for it", async () => {
    const { connection, input } = connect();
    const [first, second] = [1, 2].map((count) => connection.browser.send("Do.it", { count }));
    const text = `{"id":2,"result":{"is":"zwei – two"}}\0{"id":1,"error":{"message":"No."}}\0`;
    for (const byte of Buffer.from(text)) input.write(Buffer.from([byte]));
    await expect(second).resolves.toEqual({ is: "zwei – two" });
    await expect(first).rejects.toThrow("No.");
  });

  test("lets nobody wait for a browser that has ended", async () => {
    const { connection, input } = connect();
    const waiting = connection.browser.send("Do.it");
    input.destroy();
    await expect(waiting).rejects.toThrow("The browser was closed");
    await expect(connection.browser.send("Do.it")).rejects.toThrow("The browser was closed");
    expect(connection.browser.isOpen).toBe(false);
  });
});

describe("Page", () => {
  test("fails with its own error once its process has crashed", async () => {
    const { page, tell } = await openPage();
    const waiting = page.evaluate("1 + 1");
    tell({ method: "Inspector.targetCrashed", sessionId: "S", params: {} });
    await expect(waiting).rejects.toBeInstanceOf(PageCrash);
    expect(page.isClosed).toBe(true);
  });

  test("fails once it was closed, and leaves the browser open", async () => {
    const { page, tell, connection } = await openPage();
    const waiting = page.evaluate("1 + 1");
    tell({ method: "Target.detachedFromTarget", params: { sessionId: "S" } });
    await expect(waiting).rejects.toThrow("The page was closed");
    expect(connection.browser.isOpen).toBe(true);
  });

  test("tells what the page's own code has thrown, without where in it", async () => {
    const { page, answers } = await openPage();
    const exception = { description: "Error: no sand\nand no sea\n    at <anonymous>:1:7" };
    answers.set("Runtime.evaluate", {
      result: {},
      exceptionDetails: { text: "Uncaught", exception },
    });
    await expect(page.evaluate("f()")).rejects.toThrow(/^Error: no sand\nand no sea$/);
  });

  test("calls a function with what it is given", async () => {
    const { page, answers, connection } = await openPage();
    answers.set("Runtime.evaluate", { result: { value: 3 } });
    expect(await page.evaluate((a: number, b: number) => a + b, 1, 2)).toBe(3);
    expect(connection.browser.isOpen).toBe(true);
  });

  test.each([
    ["come", (page: Page) => page.goto("https://cuedeck.invalid/")],
    ["load", (page: Page) => page.loaded()],
    ["give its picture", (page: Page) => page.screenshot()],
  ])("is not waited for without an end where it does not %s", async (_what, ask) => {
    const { page } = await openPage();
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const late = expect(ask(page)).rejects.toThrow(/for over 60 s/);
    await vi.advanceTimersByTimeAsync(60_000);
    await late;
  });
});
