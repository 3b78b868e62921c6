import fc from "fast-check";
import { Catalogue, SharedListings } from "../../provider/catalogue";
import type { LookupContext } from "../../provider/context";
import { noLock } from "../../provider/lockfile/lock";
import type { Client } from "../../provider/ucloud/call/client";
import { settingsOf } from "../provider/pin/settings";

/** An image as UCloud lists it, of the few kinds that tell the rules of a pin apart. */
export interface WireImage {
  readonly ImageId: string;
  readonly Zone: string;
  readonly OsName: string;
  readonly ImageName: string;
  readonly Features: readonly string[];
  readonly SceneCategories: readonly string[];
  readonly ImageSize: number;
  readonly CreateTime: number;
  readonly State: string;
  readonly MaintainEol: string;
  readonly ImageType: "Base";
  readonly OsType: "Linux";
}

export const zones = ["cn-bj2-05", "cn-bj2-02"] as const;
export const features = ["CloudInit", "IPv6", "HotPlug"] as const;
export const systems = ["Ubuntu 22.04", "Ubuntu 24.04", "Debian 12.5"] as const;

/** The day on which a pin is made. */
export const firstDay = Date.parse("2026-01-01T00:00:00Z");
export const dayMs = 24 * 60 * 60 * 1000;

const anyImage = fc
  .record({
    system: fc.constantFrom(...systems),
    raised: fc.boolean(),
    Zone: fc.constantFrom(...zones),
    own: fc.subarray([...features]),
    arm: fc.boolean(),
    SceneCategories: fc.subarray(["Featured", "PreInstalledDrivers"]),
    ImageSize: fc.constantFrom(20, 40),
    State: fc.constantFrom("Available", "Available", "Unavailable"),
    MaintainEol: fc.constantFrom("2025/12/01", "2026/02/01", "2026/07/01", ""),
  })
  .map(({ system, raised, own, arm, ...fields }) => ({
    ...fields,
    OsName: `${system} 64位`,
    ImageName: `${raised ? "高内核" : ""}${system} 64位`,
    Features: arm ? [...own, "Aarch64_Type"] : own,
    ImageType: "Base" as const,
    OsType: "Linux" as const,
  }));

/** A catalogue whose images were all made at another time, the first of them first. */
export const anyCatalogue: fc.Arbitrary<readonly WireImage[]> = fc
  .array(anyImage, { minLength: 1, maxLength: 10 })
  .map((images) =>
    images.map((image, n) => ({ ...image, ImageId: `uimage-${n}`, CreateTime: firstDay / 1000 - (20 - n) * 86_400 })),
  );

/** What one UCloud lists for one machine on one day. */
export function contextOf(
  images: readonly WireImage[],
  day = 0,
  environment: Readonly<Record<string, string>> = {},
): LookupContext {
  const client: Client = {
    deadline: () => Infinity,
    call: async (_action, { Region, Zone, ImageIds, Offset }) => {
      const listed = images.filter(
        (image) =>
          typeof Region === "string" &&
          image.Zone.startsWith(`${Region}-`) &&
          (Zone === undefined || image.Zone === Zone) &&
          (ImageIds === undefined || (ImageIds as readonly unknown[]).includes(image.ImageId)),
      );
      const ImageSet = structuredClone(listed.slice(Number(Offset ?? 0)));
      return { RetCode: 0, TotalCount: listed.length, ImageSet };
    },
  };
  const catalogue = new Catalogue(new SharedListings(client), { startedAt: performance.now() });
  const keys = { publicKey: "public", privateKey: "private" };
  return {
    settings: settingsOf(keys, environment),
    catalogue: () => catalogue,
    lock: noLock,
    now: () => new Date(firstDay + day * dayMs),
    warn: () => undefined,
  };
}
