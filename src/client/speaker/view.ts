import type { Plan, Stage } from "../../talk/plan.ts";
import type { TalkState } from "../../talk/state.ts";

/** A talk at a moment: what everything on the console that tells the time goes by. */
export interface View {
  readonly plan: Plan;
  readonly stage: Stage;
  readonly state: TalkState;
  /** Epoch milliseconds. */
  readonly now: number;
}
