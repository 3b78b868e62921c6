import type { PulumiFn } from "@pulumi/pulumi/automation";
import { openStack, type EngineStack } from "../../tests/engine/stack";
import { accountsAt, oneLookup, place } from "../lookups";
import { inTurns, median } from "../measure";
import { ms, type Row } from "../row";
import type { Server } from "../server";
import { latencyMs, withServer } from "./lookups";

/** Measures the first preview of a stack of pins, beside that of as many dynamic resources that do nothing. */
export async function pins(repetitions: number): Promise<Row[]> {
  return withServer(1_000, async (server) => {
    await server.setLatency(latencyMs);
    const requests = await requestsOfPins(server);
    const times = await inStack(server, (stack) =>
      inTurns(repetitions, { pins: () => stack.preview(pinning), nothing: () => stack.preview(doingNothing) }),
    );
    const [pinsMs, nothingMs] = [median(times.pins), median(times.nothing)];
    return [
      {
        work: "100 pins in one stack, previewed",
        figure: "at most 2 listings' requests; at most 1.2 times 100 dynamic resources that do nothing",
        measured: `${requests.pins} requests, ${ms(pinsMs)}`,
        baseline: `one listing: ${requests.listing} requests; doing nothing: ${ms(nothingMs)}`,
        ratio: pinsMs / nothingMs,
        used: Math.max(requests.pins / (2 * requests.listing), pinsMs / nothingMs / 1.2),
      },
    ];
  });
}

/** Counts the requests of a preview of all pins, and those of one listing. */
export async function requestsOfPins(server: Server): Promise<{ pins: number; listing: number }> {
  const listing = await server.requestsOf(() => oneLookup(accountsAt(server.environment).fresh()));
  const pins = await inStack(server, (stack) => server.requestsOf(() => stack.preview(pinning)));
  return { pins, listing };
}

const resources = 100;

const pinning: PulumiFn = async () => {
  const { PinnedImage } = await import("pulumi-ucloud-image");
  for (let n = 0; n < resources; n++) {
    new PinnedImage(`pin-${n}`, { ...place, os: "Ubuntu 22.04", imageName: "Ubuntu*" });
  }
};

const doingNothing: PulumiFn = async () => {
  const { dynamic } = await import("@pulumi/pulumi");
  const provider: import("@pulumi/pulumi").dynamic.ResourceProvider = {
    async check(_olds: unknown, inputs: unknown) {
      return { inputs };
    },
    async create(outs: unknown) {
      return { id: "nothing", outs };
    },
  };
  for (let n = 0; n < resources; n++) {
    new (class Nothing extends dynamic.Resource {})(provider, `nothing-${n}`, { ...place });
  }
};

async function inStack<T>(server: Server, work: (stack: EngineStack) => Promise<T>): Promise<T> {
  const stack = await openStack({ environment: server.environment });
  try {
    return await work(stack);
  } finally {
    stack.close();
  }
}
