// The server of `npm run soak`. It runs in its own process, so that its memory does not count as the client's.
import { startSimulator, type Effect } from "../../simulator";

const temporaryFaults: [Effect, ...Effect[]] = [
  { kind: "retCode", retCode: 150 },
  { kind: "retCode", retCode: 153 },
  { kind: "retCode", retCode: 8025 },
  { kind: "status", status: 429 },
  { kind: "status", status: 502, body: "<html>Bad Gateway" },
  { kind: "status", status: 503 },
  { kind: "reset" },
  { kind: "lostAnswer" },
  { kind: "truncate" },
];

async function serve(): Promise<void> {
  const simulator = await startSimulator({ recordLimit: 1000 });
  simulator.fault({ probability: 0.05, effect: temporaryFaults });
  process.once("disconnect", () => void simulator.close());
  process.send?.({ environment: simulator.environment, url: simulator.url });
}

void serve();
