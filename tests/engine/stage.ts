import { startSimulator, type Simulator } from "../../simulator";
import { openStack, type EngineStack, type StackOptions } from "./stack";

/** A UCloud and the stacks that a test opens there. */
export interface Stage {
  readonly simulator: Simulator;
  /** Without options: with the keys in its environment. */
  open(options?: StackOptions): Promise<EngineStack>;
}

/** Gives each test of the suite that calls it a stage of its own, which goes with the test. */
export function stageOfEachTest(): Stage {
  let simulator: Simulator | undefined;
  const stacks: EngineStack[] = [];
  const running = () => {
    if (simulator === undefined) throw new TypeError("A stage is there within tests only.");
    return simulator;
  };
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    stacks.splice(0).forEach((stack) => stack.close());
    await running().close();
  });
  return {
    get simulator() {
      return running();
    },
    async open(options = { environment: running().environment }) {
      const stack = await openStack(options);
      stacks.push(stack);
      return stack;
    },
  };
}
