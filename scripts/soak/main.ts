// `npm run soak`: 20,000 lookups and 2,000 pin checks against a server that spoils 5 % of its answers. None may fail,
// memory must not grow after the first tenth, and connections must stay few.

import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { heldMb } from "./memory";
import { runProgram } from "./run";

const lookups = 20_000;
const pinChecks = 2_000;
const programs = 200;
const tenths = 10;
const mostGrowthMb = 20;
/** All programs of a process share the connections. */
const mostConnections = 100;

async function soak(): Promise<void> {
  const server = fork(join(__dirname, "server.ts"), { execArgv: ["--import", "tsx"] });
  const [{ environment, url }] = (await once(server, "message")) as [ServerAddress];
  Object.assign(process.env, environment);
  const held: number[] = [];
  let connections = 0;
  for (let tenth = 1; tenth <= tenths; tenth += 1) {
    for (let program = 0; program < programs / tenths; program += 1) {
      await runProgram(lookups / programs, pinChecks / programs);
      connections = Math.max(connections, await openConnections(url));
    }
    held.push(heldMb());
    console.log(`${tenth}/${tenths}  ${held.at(-1)?.toFixed(1)} MB in use, at most ${connections} connections`);
  }
  const { count } = await asked(`${url}/control/requests?action=DescribeImage`);
  server.disconnect();
  const growth = (held.at(-1) ?? NaN) - (held[0] ?? NaN);
  console.log(
    `${lookups} lookups and ${pinChecks} pin checks by ${programs} programs, ${String(count)} requests, none failed; ` +
      `memory ${growth.toFixed(1)} MB from the first tenth to the end, at most ${connections} connections.`,
  );
  if (!(growth < mostGrowthMb && connections <= mostConnections)) {
    throw new Error(`It must stay below ${mostGrowthMb} MB and ${mostConnections} connections.`);
  }
}

/** What soak/server.ts sends once it listens. */
interface ServerAddress {
  readonly environment: Readonly<Record<string, string>>;
  readonly url: string;
}

async function openConnections(url: string): Promise<number> {
  // This request uses one of them.
  return Number((await asked(`${url}/control/connections`))["open"]) - 1;
}

async function asked(url: string): Promise<Record<string, unknown>> {
  return (await (await fetch(url)).json()) as Record<string, unknown>;
}

void soak();
