import { formatTimecode, parseTime } from "../../timeline/timecode.ts";
import type { Clock } from "../clock/clock.ts";
import { words } from "../ui/words.ts";

/**
 * "I'm at 12:34": sets the clock by hand, to what the other app says.
 *
 * @param form holds one text field
 * @param clock whose nudge tells how much later that is than on the episode's clock
 * @param duration the episode's, seconds
 * @param onSet called with seconds on the episode's clock
 */
export function bindByHand(
  form: HTMLFormElement,
  clock: Pick<Clock, "nudge">,
  duration: number,
  onSet: (time: number) => void,
): void {
  const field = form.querySelector("input");
  if (!field) return;
  const refuse = (sentence: string) => {
    field.setCustomValidity(sentence);
    form.reportValidity();
  };
  field.addEventListener("input", () => field.setCustomValidity(""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    const time = parseTime(text);
    if (time === undefined) return refuse(words.noTimecode(text));
    const end = duration + clock.nudge;
    if (time >= end) return refuse(words.beyondEnd(formatTimecode(end)));
    field.value = "";
    onSet(time - clock.nudge);
  });
}
