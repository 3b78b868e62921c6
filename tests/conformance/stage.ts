import type { GetImageArgs, PinnedImageArgs } from "../../sdk";
import type { Simulator } from "../../simulator";
import { startSimulator } from "../../simulator";
import { openStack, type EngineStack } from "../engine/stack";
import { answerOf, observe, type Observation } from "./observation";
import type { Surface } from "./surface";

export type Pins = Readonly<Record<string, PinnedImageArgs>>;

interface RecordedPin {
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** One surface, with a stack and a UCloud of its own. */
export interface Stage {
  readonly simulator: Simulator;
  preview(pins: Pins, lookup?: GetImageArgs): Promise<Observation & { readonly found?: unknown }>;
  up(pins: Pins, lookup?: GetImageArgs): Promise<Observation & { readonly found?: unknown }>;
  /** Asks in a preview of a program that makes nothing. */
  ask(question: (functions: Surface["functions"]) => Promise<unknown>): Promise<unknown>;
  /** Brings an image that is there already into the stack. */
  adopt(name: string, pins: Pins): Promise<void>;
  refresh(): Promise<Observation>;
  destroy(): Promise<Observation>;
  setEnvironment(environment: Readonly<Record<string, string>>): void;
  /** The pins as the state records them, by name. */
  recorded(): Promise<Readonly<Record<string, RecordedPin>>>;
  close(): Promise<void>;
}

export async function openStage(surface: Surface, now: Date): Promise<Stage> {
  const simulator = await startSimulator({ now: () => now });
  const stack = await openStack({ ...surface.options, environment: simulator.environment });
  const run = async (operation: "preview" | "up", pins: Pins, lookup?: GetImageArgs) => {
    let found: unknown;
    const seen = await observe(
      stack[operation](async () => {
        // First: a pin that fails ends the run, and with it what is on its way.
        found = lookup && (await answerOf(surface.functions.getImage(lookup)));
        for (const [name, args] of Object.entries(pins)) surface.pin(name, args);
      }),
    );
    return lookup === undefined ? seen : { ...seen, found };
  };
  return {
    simulator,
    preview: (pins, lookup) => run("preview", pins, lookup),
    up: (pins, lookup) => run("up", pins, lookup),
    async ask(question) {
      let answer: unknown;
      await stack.preview(async () => {
        answer = await question(surface.functions);
      });
      return answer;
    },
    async adopt(name, pins) {
      await stack.up(async () => {
        for (const [other, args] of Object.entries(pins)) {
          if (other === name) surface.adopt(other, args);
          else surface.pin(other, args);
        }
      });
    },
    refresh: () => observe(stack.refresh()),
    destroy: () => observe(stack.destroy()),
    setEnvironment: (environment) => stack.setEnvironment(environment),
    recorded: () => pinsIn(stack),
    async close() {
      stack.close();
      await simulator.close();
    },
  };
}

async function pinsIn(stack: EngineStack): Promise<Record<string, RecordedPin>> {
  const state = JSON.parse(await stack.export()) as { deployment: { resources?: RecordedResource[] } };
  const pins = (state.deployment.resources ?? []).filter(({ type }) => type.endsWith("PinnedImage"));
  return Object.fromEntries(
    pins.map(({ urn, id, inputs, outputs }) => {
      const name = urn.slice(urn.lastIndexOf("::") + 2);
      return [name, { id: id ?? "", inputs: withoutProvider(inputs), outputs: withoutProvider(outputs) }];
    }),
  );
}

interface RecordedResource {
  readonly type: string;
  readonly urn: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** The text by which a dynamic provider finds its code. */
function withoutProvider({ __provider, ...own }: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return own;
}
