import { readSlot } from "../../talk/slot.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Talk } from "../talk/talk.ts";
import { words } from "../talk/words.ts";

/** Lets the speaker say how much time there is: in the field that shows it. Empty is as long as the episode lasts. */
export function bindSlot(form: HTMLFormElement, talk: Talk, duration: number): void {
  const field = form.querySelector("input");
  if (!field) return;
  const show = () => {
    const text = words.ofDuration(formatTimecode(talk.state.slot ?? duration));
    if (document.activeElement !== field) field.value = text;
  };
  const set = () => {
    const text = field.value.trim();
    const seconds = text === "" ? null : readSlot(text);
    if (seconds === undefined) {
      field.setCustomValidity(words.noSlot(text));
      field.reportValidity();
      return;
    }
    if (seconds !== talk.state.slot) talk.act({ type: "slot", seconds });
    field.blur();
  };
  field.addEventListener("focus", () => {
    field.value = talk.state.slot === null ? "" : formatTimecode(talk.state.slot);
    field.select();
  });
  field.addEventListener("input", () => field.setCustomValidity(""));
  field.addEventListener("blur", () => {
    field.setCustomValidity("");
    show();
  });
  field.addEventListener("change", set);
  field.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    field.value = talk.state.slot === null ? "" : formatTimecode(talk.state.slot);
    field.blur();
  });
  // Enter has made a change of it before.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    field.blur();
  });
  talk.onChange(show);
  show();
}
