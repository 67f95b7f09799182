import { s } from "hastscript";
import { expect, it } from "vitest";
import { markMotion } from "../../src/picture/mark-motion.ts";

it("lets lines of steps draw themselves, but for dashed ones", () => {
  const svg = s("svg", { fill: "none" }, [
    s("path", { id: "before" }),
    s("g", { dataStep: "1" }, [
      s("path"),
      s("path", { fill: "red" }),
      s("g", { fill: "red", strokeDashArray: "3" }, [s("path", { fill: "none" })]),
      s("polyline", { strokeDasharray: "0" }),
      s("rect"),
    ]),
    s("line", { dataStep: "2", fill: "red" }),
  ]);
  markMotion(svg);
  const drawn = { class: "motion-draw", pathLength: 1 };
  expect(svg).toEqual(
    s("svg", { fill: "none" }, [
      s("path", { id: "before" }),
      s("g", { dataStep: "1" }, [
        s("path", drawn),
        s("path", { fill: "red" }),
        s("g", { fill: "red", strokeDashArray: "3" }, [s("path", { fill: "none" })]),
        s("polyline", { strokeDasharray: "0", ...drawn }),
        s("rect"),
      ]),
      s("line", { dataStep: "2", fill: "red", ...drawn }),
    ]),
  );
});
