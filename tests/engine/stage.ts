import type { Simulator } from "../../simulator";
import { stageOfEachTest } from "../simulator/stage";
import { openStack, type EngineStack, type StackOptions } from "./stack";

/** A UCloud and the stacks that a test opens there. */
export interface EngineStage {
  readonly simulator: Simulator;
  /** Without options: with the keys in its environment. */
  open(options?: StackOptions): Promise<EngineStack>;
}

/** Gives each test of the suite that calls it a stage of its own, which goes with the test. */
export function engineStageOfEachTest(): EngineStage {
  const stage = stageOfEachTest();
  const stacks: EngineStack[] = [];
  afterEach(() => stacks.splice(0).forEach((stack) => stack.close()));
  return {
    get simulator() {
      return stage.simulator;
    },
    async open(options = { environment: stage.simulator.environment }) {
      const stack = await openStack(options);
      stacks.push(stack);
      return stack;
    },
  };
}
