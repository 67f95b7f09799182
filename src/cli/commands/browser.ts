import { SharedBrowser } from "../../browser/shared-browser.ts";

export async function browser(): Promise<void> {
  await using shared = new SharedBrowser({
    env: process.env,
    report: (line) => console.error(line),
  });
  const choice = await shared.choice();
  console.log(`${choice.executablePath}\n${choice.reason}`);
}
