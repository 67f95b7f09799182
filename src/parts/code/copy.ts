import { createButton } from "../ui/elements.ts";
import { copyText } from "../ui/toast.ts";
import { speakInterface, words } from "../ui/words.ts";

/** Gives each block of code on some slides a button that copies it. */
export function addCopyButtons(slides: Iterable<HTMLElement>): void {
  for (const slide of slides) {
    for (const block of slide.querySelectorAll<HTMLElement>("pre.code")) {
      const { copy, copied } = words.code;
      const button = createButton(
        "copy-code",
        copy,
        () => void copyText(textOf(block), copied, copy),
      );
      speakInterface(button);
      block.append(button);
    }
  }
}

/** The code as one would run it: without removed lines, and without the prompts of a shell. */
export function textOf(block: HTMLElement): string {
  const lines = Array.from(block.querySelectorAll(".line:not(.remove)"), (line) => {
    const copy = document.importNode(line, true);
    copy.querySelector(".sr-only")?.remove();
    return copy.textContent;
  });
  const code = lines.join("\n");
  return block.querySelector(SHELLS) ? code.replaceAll(/^[$>] /gm, "") : code;
}

const SHELLS = ["sh", "bash", "zsh", "fish", "shell", "shellscript", "shellsession", "console"]
  .map((name) => `.language-${name}`)
  .join();
