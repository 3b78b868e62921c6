import * as pulumi from "@pulumi/pulumi";
import * as ucloud from "@pulumi/ucloud";
import { PinnedImage } from "pulumi-ucloud-image";

const region = "cn-bj2";
const zone = "cn-bj2-05";
// Set another value to move the pin to the image that is then newest.
const wave = new pulumi.Config().get("wave") ?? "1";

const image = new PinnedImage("web", {
  region,
  zone,
  os: "Ubuntu 22.04",
  features: ["CloudInit"],
  triggers: { wave },
});

const host = new ucloud.Instance(
  "web",
  {
    availabilityZone: zone,
    imageId: image.imageId,
    instanceType: "n-basic-2",
    bootDiskType: "cloud_ssd",
    chargeType: "dynamic",
  },
  // The provider ignores a changed imageId, so nothing else would make the host follow.
  { replaceWith: [image] },
);

export const imageId = image.imageId;
export const hostId = host.id;
