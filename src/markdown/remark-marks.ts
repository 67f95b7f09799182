import type { Parent, PhrasingContent } from "mdast";
import { highlightMark } from "micromark-extension-highlight-mark";
import type { Processor } from "unified";

/** Text that is to be seen first. */
export interface Mark extends Parent {
  type: "mark";
  children: PhrasingContent[];
}

declare module "mdast" {
  interface PhrasingContentMap {
    mark: Mark;
  }
  interface RootContentMap {
    mark: Mark;
  }
}

/** `==marked==` becomes a `mark`. */
export default function remarkMarks(this: Processor): undefined {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(highlightMark());
  (data.fromMarkdownExtensions ??= []).push({
    enter: {
      highlight(token) {
        this.enter({ type: "mark", children: [], data: { hName: "mark" } }, token);
      },
    },
    exit: {
      highlight(token) {
        this.exit(token);
      },
    },
  });
}
