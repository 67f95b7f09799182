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

  /** Of a unit as `hours`; not in the types either, as is that of UTC. */
  export function timeInterval(unit: string): TimeInterval | undefined;
  export function utcInterval(unit: string): TimeInterval | undefined;

  interface TimeInterval {
    readonly count?: (start: Date, stop: Date) => number;
    readonly range: (start: Date, stop: Date, step: number) => Date[];
  }

  /** What `View.scenegraph()` returns is one that holds it. */
  interface Scene {
    readonly root: Scene;
  }
}
