import { pictureOf } from "../../pages/files.ts";
import type { Format } from "../format.ts";

export const og = {
  title: "the cover as the 1200×630 picture of a shared link",
  export: {
    type: "file",
    path: (id) => pictureOf(id).path,
    published: true,
    draws: true,
    options: ["theme"],
    write: (_, { coverPicture }) => coverPicture(),
  },
} as const satisfies Format;
