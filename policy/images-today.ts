import * as pulumi from "@pulumi/pulumi";
import { openAccount, type LookupContext } from "../provider/context";
import type { Image } from "../provider/image/image";
import { regionOfZone } from "../provider/image/place";
import type { KnownProperties } from "./known-properties";

/** What UCloud says of an image today. Nobody could look: `problem`. */
export type ImageToday = { readonly image: Image | undefined } | { readonly problem: string };

/**
 * Looks at images by their ids, with the keys that programs use: of the stack's configuration, the environment or UCloud's
 * profile. All rules and hosts of one run share what was looked up.
 */
export class ImagesToday {
  private readonly looked = new Map<string, Promise<ImageToday>>();
  private opened: LookupContext | undefined;

  /** Returns the image that a host with these properties runs on. */
  of(imageId: string, properties: KnownProperties): Promise<ImageToday> {
    const key = `${placeOf(properties) ?? ""} ${imageId}`;
    const known = this.looked.get(key) ?? this.look(imageId, placeOf(properties));
    this.looked.set(key, known);
    return known;
  }

  get now(): Date {
    return this.account().now();
  }

  private async look(imageId: string, place: string | undefined): Promise<ImageToday> {
    try {
      const { settings, catalogue } = this.account();
      const region = place ?? settings.region?.value;
      if (region === undefined) return { problem: "nothing says in which region the host is" };
      return { image: await catalogue().find(region, settings.projectId?.value, imageId) };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }

  private account(): LookupContext {
    return (this.opened ??= openAccount(
      (key) => (key === "lock" ? "off" : pulumi.runtime.getConfig(`ucloud-image:${key}`)),
      (text) => console.error(text),
    ));
  }
}

function placeOf(properties: KnownProperties): string | undefined {
  const { region, availabilityZone, zone } = properties;
  if (typeof region === "string") return region;
  const known = [availabilityZone, zone].find((value) => typeof value === "string");
  return typeof known === "string" ? regionOfZone(known) : undefined;
}
