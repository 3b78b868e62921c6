import type { PulumiFn } from "@pulumi/pulumi/automation";
import { UHostInstance } from "../../examples/pinned-host/uhost-instance";
import { PinnedImage } from "../../sdk";
import { PinnedImage as PluginPinnedImage } from "../../sdk/plugin";

export const place = { region: "cn-bj2", zone: "cn-bj2-05" };

/** Where the pin is served: in the engine's process for dynamic providers, or in the plugin. */
export type PinHost = "dynamic" | "plugin";

/** A pin and two hosts that are made from it. Another round moves the pin to the newest image, and so replaces both. */
export function pinAndHosts(pinHost: PinHost, round: number): PulumiFn {
  const Pin = pinHost === "dynamic" ? PinnedImage : PluginPinnedImage;
  return async () => {
    const { imageId } = new Pin("web", { ...place, os: "Ubuntu 22.04", scenes: ["Featured"], triggers: { round } });
    const hosts = ["web", "db"].map((name) => new UHostInstance(name, { ...place, imageId }));
    return { imageId, hostIds: hosts.map(({ id }) => id) };
  };
}
