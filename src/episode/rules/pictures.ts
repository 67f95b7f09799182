import { error, fault, warning, type Rule } from "./rule.ts";

/** Rules of images, media, charts, diagrams and drawings. */
export const PICTURE_RULES = {
  "image-missing": fault(
    "An image's file is missing, or none that a browser shows",
    "Put it into the episode's folder of `public/`, as .jpg, .png or .svg",
  ),
  "image-remote": fault(
    "An image lies on another site",
    "Copy it to the episode's folder of `public/`",
  ),
  "image-alt": error(
    "An image has no alternative text",
    "Say what it shows: `![what it shows](image.png)`",
  ),
  "icon-missing": fault(
    "An icon is not there, or its set is not installed",
    "Install the set as the message says, or correct the name",
  ),
  "embed-title": error(
    "An embed has no title for those who can't see or load it",
    'Say what it shows: `::embed{src="…" title="…"}`',
  ),
  "media-missing": fault(
    "The recording is missing, or nothing that a browser plays",
    "Put it into the episode's folder of `public/`",
  ),
  "file-unused": warning(
    "A file of the episode's folder of `public/` is not used",
    "Show it, link to it, or remove it: it is published",
  ),
  "chart-syntax": fault(
    "A chart can't be drawn",
    "Correct its YAML, or the key, value or colour that the message names",
  ),
  "chart-data": fault(
    "A chart's data can't be read, or lack a column",
    "Correct them, or put the file into the episode's folder of `public/`",
  ),
  "chart-step": fault(
    "A step of a chart shows nothing",
    "Give a layer, a group or a point the `step` that is missing",
  ),
  "diagram-syntax": fault("Mermaid can't draw a diagram", "Correct its code"),
  "diagram-label": warning(
    "A diagram has no title for those who can't see it",
    "Add a line `accTitle: what it shows`",
  ),
  "diagram-class": warning(
    "A class in a diagram is none, or is given to nothing",
    "Write a tone or a badge of the show, or a class of a `classDef`",
  ),
  "diagram-small": warning(
    "A diagram holds so much that its labels are small",
    "Draw fewer nodes, shorten labels, or divide it",
  ),
  "diagram-step": fault(
    "A step of a diagram shows nothing",
    "Put `%% step` before a node, an edge or a message",
  ),
  "drawing-file": fault(
    "An SVG file can't be read, or is too large for a drawing",
    "Save it again as plain SVG",
  ),
  "drawing-step": fault(
    "A drawing's steps are not those from 1 on",
    "Name its groups `step 1`, `step 2` and so on",
  ),
  "drawing-removed": warning(
    "A drawing has something that is not allowed, and left out",
    "Draw it with shapes and text",
  ),
} as const satisfies Record<string, Rule>;
