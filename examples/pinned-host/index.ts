import * as pulumi from "@pulumi/pulumi";
import { PinnedImage } from "pulumi-ucloud-image";
import { UHostInstance } from "./uhost-instance";

const region = "cn-bj2";
const zone = "cn-bj2-05";
// Set another value to move the pin to the image that is then newest: pulumi config set wave 2
const wave = new pulumi.Config().get("wave") ?? "1";

const image = new PinnedImage("web", {
  region,
  zone,
  os: "Ubuntu 22.04",
  features: ["CloudInit"],
  scenes: ["Featured"],
  triggers: { wave },
});
const host = new UHostInstance("web", { region, zone, imageId: image.imageId });

export const imageId = image.imageId;
export const hostId = host.id;
