import { hasErrors, loadSite } from "../../site/load-site.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { formatProblems, problemsToJson } from "../print-problems.ts";
import { openSession, type DrawingOptions } from "../session.ts";

export async function check(
  options: DrawingOptions & { readonly format: "text" | "json" },
): Promise<void> {
  await using session = openSession(options);
  const site = await loadSite({ ...session, pdf: false });
  const { problems, contexts } = site;
  if (options.format === "json") console.log(problemsToJson(problems));
  else if (problems.length > 0)
    console.log(formatProblems(problems, process.stdout.isTTY ?? false));
  else if (!site.obstacle)
    console.log(
      `No problems in ${contexts.length === 1 ? "1 episode" : `${contexts.length} episodes`}.`,
    );
  if (hasErrors(site)) throw new CommandError(EXIT.sources, "");
}
