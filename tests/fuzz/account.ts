import { Catalogue, SharedListings } from "../../provider/catalogue";
import type { LookupContext } from "../../provider/context";
import { noLock } from "../../provider/lockfile/lock";
import type { ApiResponse, Client } from "../../provider/ucloud/call/client";
import { resolveSettings } from "../../provider/ucloud/settings/settings";

const now = new Date("2026-11-24T00:00:00Z");

/** An account whose UCloud has one answer, of which it gives the page that is asked for, and notes what it was asked. */
export function accountThatGets(answer: ApiResponse): { account: LookupContext; warnings: string[]; asked: string[] } {
  const warnings: string[] = [];
  const asked: string[] = [];
  const text = JSON.stringify(answer);
  const client: Client = {
    deadline: () => Infinity,
    call: async (action, { Offset }) => {
      asked.push(action);
      // A new one each time, as JSON: whoever reads an answer may take it apart.
      const { ImageSet, ...rest } = JSON.parse(text) as Record<string, unknown>;
      return { ...rest, ImageSet: Array.isArray(ImageSet) ? (ImageSet.slice(Number(Offset)) as unknown[]) : ImageSet };
    },
  };
  const catalogue = new Catalogue(new SharedListings(client), { startedAt: performance.now() });
  const settings = resolveSettings({
    configuration: { publicKey: "public", privateKey: "private" },
    environment: {},
    homeDirectory: "/nowhere",
    readFile: () => undefined,
  });
  const warn = (text: string) => warnings.push(text);
  return { account: { settings, catalogue: () => catalogue, lock: noLock, now: () => now, warn }, warnings, asked };
}
