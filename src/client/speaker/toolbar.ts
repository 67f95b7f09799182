import type { TalkState } from "../../talk/state.ts";
import type { Tool } from "../talk/tools.ts";

/** The buttons of what can be done on the slide, each pressed while it is being done. */
export interface Toolbar {
  show(state: TalkState, tool: Tool): void;
}

export function createToolbar(container: HTMLElement): Toolbar {
  const press = (action: string, pressed: boolean) => {
    const button = container.querySelector(`[data-action="${action}"]`);
    button?.setAttribute("aria-pressed", String(pressed));
  };
  return {
    show({ curtain, zoom, playing }, tool) {
      press("black", curtain === "black");
      press("white", curtain === "white");
      press("pointer", tool === "pointer");
      press("pen", tool === "pen");
      press("zoom", tool === "zoom" || zoom !== null);
      press("sound", playing);
    },
  };
}
