import type { Timeline } from "../../timeline/timeline.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Deck } from "./deck.ts";
import { drawSlide } from "./preview.ts";
import { openDialog } from "../ui/dialog.ts";
import { speakEpisode, words } from "../ui/words.ts";

/**
 * Opens all slides as a board, the one of the deck marked; a click on one shows it.
 *
 * @param onPick called with the slide's id
 */
export function openOverview(
  timeline: Timeline,
  deck: Pick<Deck, "position" | "slides">,
  onPick: (slide: string) => void,
): void {
  const board = document.createElement("ol");
  const current = deck.position.slide;
  board.append(
    ...timeline.slides.map(({ id, title, start }, index) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.dataset["pick"] = id;
      if (id === current) button.setAttribute("aria-current", "true");
      const picture = document.createElement("span");
      picture.className = "thumb";
      picture.ariaHidden = "true";
      const slide = deck.slides.get(id);
      if (slide) picture.append(drawSlide(slide));
      const caption = document.createElement("span");
      caption.className = "overview-caption";
      caption.textContent = `${index + 1} · ${formatTimecode(start)}`;
      const name = document.createElement("span");
      name.className = "sr-only";
      name.textContent = title;
      button.append(picture, caption, name);
      button.addEventListener("click", () => {
        dialog.close();
        onPick(id);
      });
      item.append(button);
      return item;
    }),
  );
  speakEpisode(board);
  const dialog = openDialog("overview", words.overview, [board]);
  const marked = board.querySelector<HTMLElement>("[aria-current]");
  marked?.scrollIntoView({ block: "center" });
  marked?.focus({ preventScroll: true });
}
