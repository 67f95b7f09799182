import { formatTimecode, parseTime } from "../../timeline/timecode.ts";
import { words } from "../ui/words.ts";

/**
 * "I'm at 12:34": sets the clock by hand.
 *
 * @param form holds one text field
 * @param duration the episode's, seconds
 * @param onSet called with seconds
 */
export function bindByHand(
  form: HTMLFormElement,
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
    if (time >= duration) return refuse(words.beyondEnd(formatTimecode(duration)));
    field.value = "";
    onSet(time);
  });
}
