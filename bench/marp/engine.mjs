import { Marp } from "@marp-team/marp-core";
import katex from "@marp-team/marp-core/plugins/katex";
import mermaid from "@marp-team/marp-core/plugins/mermaid";
import shiki from "@marp-team/marp-core/plugins/shiki";

/** Marp with formulas, coloured code and diagrams, all set at build as Cuedeck sets them. */
export default (options) => new Marp(options).use(shiki()).use(katex()).use(mermaid());
