import { readShipped } from "../../src/themes/shipped.ts";
import { diagramColours } from "../../src/themes/theme.ts";

/** The theme of a show that names none, as it was compiled. */
export const EDITORIAL = readShipped("editorial");

export const PALETTE = diagramColours(EDITORIAL.colours);
