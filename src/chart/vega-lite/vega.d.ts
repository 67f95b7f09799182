import "vega";

declare module "vega" {
  /** What marks of text are measured by; not in the types of the package. */
  export const textMetrics: {
    width: (item: TextItem, text: unknown) => number;
  };

  /** Numbers that are the same at each build, in place of `Math.random`; not in the types either. */
  export function setRandom(random: () => number): void;
  export function randomLCG(seed: number): () => number;

  interface TextItem {
    readonly text?: unknown;
    readonly font?: string;
    readonly fontSize?: number;
    readonly fontStyle?: string;
    readonly fontWeight?: string | number;
  }
}
