import type { Image } from "./image";
import type { ImageStore } from "./image-store";
import { randomId, type Random } from "../random";

/**
 * Returns a new image with the fields `given`. Its other fields come from the newest image of the same zone and name,
 * or from a plain Linux image when the name is new. It is newer than all others of its name, even when the clock stands
 * still.
 */
export function newImage(store: ImageStore, given: Partial<Image>, random: Random, now: Date): Image {
  const zone = given.Zone ?? "cn-bj2-05";
  const name = given.ImageName ?? "Ubuntu 22.04 64位";
  const namesakes = store.all().filter(({ Zone, ImageName }) => Zone === zone && ImageName === name);
  const sameType = namesakes.filter(({ ImageType }) => ImageType === (given.ImageType ?? "Base"));
  const newest = Math.max(0, ...sameType.map(({ CreateTime }) => CreateTime ?? 0));
  const model = sameType.find(({ CreateTime }) => CreateTime === newest) ?? plainImage(name);
  return {
    ...model,
    CreateTime: Math.max(Math.floor(now.getTime() / 1000), newest + 1),
    ImageId: randomId("uimage-", random),
    State: "Available",
    Zone: zone,
    ...given,
  };
}

function plainImage(name: string): Partial<Image> {
  return {
    ImageName: name,
    OsName: name,
    OsType: "Linux",
    ImageType: "Base",
    FuncType: "uhost",
    Features: ["NetEnhnced", "HotPlug", "CloudInit", "RssdAttachable"],
    ImageSize: 20,
    MaintainEol: "",
  };
}
