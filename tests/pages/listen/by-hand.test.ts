import { beforeEach, expect, test } from "vitest";
import { bindByHand } from "../../../src/pages/listen/settings.ts";

let form: HTMLFormElement;
let field: HTMLInputElement;
let set: number[];
let nudge: number;

beforeEach(() => {
  document.body.innerHTML = "<form><input><button>Set</button></form>";
  form = document.querySelector("form") ?? document.createElement("form");
  field = form.querySelector("input") ?? document.createElement("input");
  set = [];
  nudge = 0;
  bindByHand(
    form,
    {
      get nudge() {
        return nudge;
      },
    },
    800,
    (time) => set.push(time),
  );
});

const say = (text: string) => {
  field.value = text;
  field.dispatchEvent(new Event("input"));
  form.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
};

test.each([
  ["12:34", 754],
  [" 0:05 ", 5],
  ["90", 90],
  ["00:12:34.5", 754.5],
])("%j sets the clock, and empties the field for the next time", (text, time) => {
  say(text);
  expect(set).toEqual([time]);
  expect(field.value).toBe("");
  expect(field.validationMessage).toBe("");
});

test.each([
  ["noon", "`noon` is not a time. Write minutes and seconds, such as 03:12."],
  ["", "`` is not a time. Write minutes and seconds, such as 03:12."],
  ["13:20", "The episode ends at 13:20. Write an earlier time."],
])("%j does not, and the field says why", (text, sentence) => {
  say(text);
  expect(set).toEqual([]);
  expect(field.validationMessage).toBe(sentence);
});

test("the other app's time counts what comes before the episode in it", () => {
  nudge = 30;
  say("12:34");
  say("0:12");
  expect(set).toEqual([724, -18]);
  say("13:49");
  expect(set).toEqual([724, -18, 799]);
  say("13:50");
  expect(field.validationMessage).toBe("The episode ends at 13:50. Write an earlier time.");
});
