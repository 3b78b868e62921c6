import { PinnedImage } from "pulumi-ucloud-image";
import { UHostInstance } from "./uhost-instance";

const region = "cn-bj2";
const zone = "cn-bj2-05";

const image = new PinnedImage("web", {
  region,
  zone,
  os: "Ubuntu 22.04",
  features: ["CloudInit"],
  scenes: ["Featured"],
});
const host = new UHostInstance("web", { region, zone, imageId: image.imageId });

export const imageId = image.imageId;
export const hostId = host.id;
