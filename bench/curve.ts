import { besideSerialReader, latencyMs, withServer } from "./rows/lookups";

/** How long one lookup takes at one size of the listing. */
export interface CurvePoint {
  readonly images: number;
  readonly reader: "serial reader" | "this package" | "physical limit";
  readonly ms: number;
}

/**
 * Measures how the time of a lookup grows with the listing, beside the serial reader and the limit of a paged listing.
 */
export async function curve(repetitions: number): Promise<CurvePoint[]> {
  const points: CurvePoint[] = [];
  for (const images of [60, 300, 1_000, 3_000, 10_000]) {
    await withServer(images, async (server) => {
      await server.setLatency(latencyMs);
      const { lookup, serial } = await besideSerialReader(server, repetitions);
      points.push({ images, reader: "serial reader", ms: serial });
      points.push({ images, reader: "this package", ms: lookup });
      points.push({ images, reader: "physical limit", ms: (images > 100 ? 2 : 1) * latencyMs });
    });
  }
  return points;
}
