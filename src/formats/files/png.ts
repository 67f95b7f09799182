import type { Format } from "../format.ts";

export const png = {
  title: "a picture a slide, or a step with `--steps`",
  export: {
    type: "files",
    path: () => "pictures",
    draws: true,
    options: ["steps", "scale", "theme"],
    async write({ timeline }, { steps, scale = 1, slidePictures }) {
      const order = timeline.slides.map(({ id }) => id);
      const digits = String(order.length).length;
      const pictures = await slidePictures({ steps, scale });
      return new Map(
        pictures.map(({ slide, step, bytes }) => {
          const number = String(order.indexOf(slide) + 1).padStart(digits, "0");
          return [`pictures/${number}-${slide}${steps ? `-${step}` : ""}.png`, bytes];
        }),
      );
    },
  },
} as const satisfies Format;
