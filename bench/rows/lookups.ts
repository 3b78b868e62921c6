import { BareClient } from "../bare-client";
import { accountsAt, differentLookups, oneLookup, place } from "../lookups";
import { inTurns, median } from "../measure";
import { ms, type Row } from "../row";
import { readSerially } from "../serial-reader";
import { startServer, type Server } from "../server";

/** Measures one lookup of a small listing, beside a bare request of its one page. */
export async function smallLookups(repetitions: number): Promise<Row[]> {
  return withServer(60, async (server) => {
    const near = await besideBareRequest(server, repetitions * 20);
    await server.setLatency(latencyMs);
    const far = await besideBareRequest(server, repetitions);
    const requests = await server.requestsOf(() => oneLookup(accountsAt(server.environment).fresh()));
    return [
      {
        work: "one lookup, 60 images, 0 ms",
        figure: "at most 4 times a bare request of the same page",
        measured: ms(near.lookup),
        baseline: `bare request: ${ms(near.bare)}`,
        ratio: near.lookup / near.bare,
        used: near.lookup / near.bare / 4,
      },
      {
        work: "one lookup, 60 images, 50 ms",
        figure: "1 request, at most 1.3 round trips",
        measured: `${requests} request, ${ms(far.lookup)}`,
        baseline: `bare round trip: ${ms(far.bare)}`,
        ratio: far.lookup / far.bare,
        used: Math.max(requests, far.lookup / far.bare / 1.3),
      },
    ];
  });
}

/** Measures one lookup of a large listing, beside the serial reader. Both open their connections, as a program does. */
export async function largeLookup(repetitions: number): Promise<Row[]> {
  return withServer(10_000, async (server) => {
    await server.setLatency(latencyMs);
    const { lookup, serial } = await besideSerialReader(server, repetitions);
    return [
      {
        work: "one lookup, 10,000 images, 50 ms",
        figure: "at most 4 round trips (200 ms) and 150 ms of work; 8 times faster than the serial reader",
        measured: ms(lookup),
        baseline: `serial reader: ${ms(serial)}`,
        ratio: lookup / serial,
        used: Math.max(lookup / (4 * latencyMs + 150), (lookup / serial) * 8),
      },
    ];
  });
}

/** Measures many lookups at once, beside one lookup. */
export async function sharedLookups(repetitions: number): Promise<Row[]> {
  return withServer(1_000, async (server) => {
    await server.setLatency(latencyMs);
    const { fresh } = accountsAt(server.environment);
    const requests = await server.requestsOf(() => oneLookup(fresh()));
    const requestsOfAll = await server.requestsOf(() => differentLookups(fresh()));
    const times = await inTurns(repetitions, {
      all: () => differentLookups(fresh()),
      one: () => oneLookup(fresh()),
    });
    const [all, one] = [median(times.all), median(times.one)];
    return [
      {
        work: "25 different lookups at once, 1,000 images, 50 ms",
        figure: "the requests of one listing; at most 1.5 times the time of one lookup",
        measured: `${requestsOfAll} requests, ${ms(all)}`,
        baseline: `one lookup: ${requests} requests, ${ms(one)}`,
        ratio: all / one,
        used: Math.max(requestsOfAll / requests, all / one / 1.5),
      },
    ];
  });
}

export const latencyMs = 50;

export async function withServer<T>(images: number, work: (server: Server) => Promise<T>): Promise<T> {
  const server = await startServer(images);
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

async function besideBareRequest(server: Server, repetitions: number): Promise<{ lookup: number; bare: number }> {
  const { connected } = accountsAt(server.environment);
  const client = new BareClient(server.environment);
  const body = client.bodyOf({ Region: place.region, Zone: place.zone, ImageType: "Base", Limit: "100" });
  const times = await inTurns(repetitions, { lookup: () => oneLookup(connected()), bare: () => client.post(body) });
  client.close();
  return { lookup: median(times.lookup), bare: median(times.bare) };
}

export async function besideSerialReader(
  server: Server,
  repetitions: number,
): Promise<{ lookup: number; serial: number }> {
  const { fresh } = accountsAt(server.environment);
  const client = new BareClient(server.environment);
  const times = await inTurns(repetitions, {
    lookup: () => oneLookup(fresh()),
    serial: () => readSerially(client, /^Ubuntu 22\.04/),
  });
  client.close();
  return { lookup: median(times.lookup), serial: median(times.serial) };
}
