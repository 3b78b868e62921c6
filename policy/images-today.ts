import * as pulumi from "@pulumi/pulumi";
import { openAccount } from "../provider";
import type { LookupContext } from "../provider/context";
import type { Image } from "../provider/image/image";
import { regionOfZone } from "../provider/image/place";
import { reasonOf } from "../provider/text/reason";
import type { KnownProperties } from "./known-properties";

/** An image as UCloud lists it now, or the `problem` that kept the policy from asking. */
export type ImageToday = { readonly image: Image | undefined } | { readonly problem: string };

/**
 * Finds images by id, with the keys that programs use: from the stack's configuration, the environment or UCloud's
 * profile. All rules and hosts of one run share its lookups.
 */
export class ImagesToday {
  private readonly lookups = new Map<string, Promise<ImageToday>>();
  private context: LookupContext | undefined;

  /** Returns the image with an id in the region of a host with these properties. */
  of(imageId: string, properties: KnownProperties): Promise<ImageToday> {
    const key = `${placeOf(properties) ?? ""} ${imageId}`;
    const known = this.lookups.get(key) ?? this.find(imageId, placeOf(properties));
    this.lookups.set(key, known);
    return known;
  }

  get now(): Date {
    return this.account().now();
  }

  private async find(imageId: string, place: string | undefined): Promise<ImageToday> {
    try {
      const { settings, catalogue } = this.account();
      const region = place ?? settings.region?.value;
      if (region === undefined)
        return { problem: "the host's region is not known: configure ucloud-image:region, or set UCLOUD_REGION" };
      return { image: await catalogue().find(region, settings.projectId?.value, imageId) };
    } catch (error) {
      return { problem: reasonOf(error) };
    }
  }

  private account(): LookupContext {
    return (this.context ??= openAccount(
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
