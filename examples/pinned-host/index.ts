import * as pulumi from "@pulumi/pulumi";
import { PinnedImage } from "pulumi-ucloud-image";
import { UHostInstance } from "./uhost-instance";

const config = new pulumi.Config();
const region = "cn-bj2";
const zone = "cn-bj2-05";

const image = new PinnedImage("web", {
  region,
  zone,
  os: "Ubuntu 22.04",
  features: ["CloudInit"],
  scenes: ["Featured"],
});

const host = new UHostInstance("web", {
  region,
  zone,
  imageId: image.imageId,
  initialPassword: config.requireSecret("initialPassword"),
});

export const imageId = image.imageId;
export const status = image.status;
export const hostId = host.id;
