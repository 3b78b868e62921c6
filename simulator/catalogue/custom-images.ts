import type { Image } from "../images/image";
import { buildImage, type Build, type Recipe } from "./build";

/** Returns the owner's own images in one zone. Two of them are still being made. */
export function customImages(seed: number | string, zone: string): Image[] {
  return builds.map((build) => buildImage(seed, { ...build, zone }));
}

const golden = recipe("web-golden", "Ubuntu 22.04 64位", "Linux", ["CloudInit", "RssdAttachable"]);
const batch = recipe("batch worker", "CentOS 7.9 64位", "Linux", []);
const desktop = recipe("desktop", "Windows 2019 64位 中文版", "Windows", []);

const builds: readonly Omit<Build, "zone">[] = [
  { recipe: golden, age: 0, state: "Making" },
  { recipe: golden, age: 1 },
  { recipe: golden, age: 2 },
  { recipe: batch, age: 0, state: "Copying" },
  { recipe: batch, age: 1 },
  { recipe: desktop, age: 0, state: "Unavailable" },
];

function recipe(name: string, osName: string, osType: string, features: readonly string[]): Recipe {
  return { name, osName, osType, eol: "", sizeGb: 40, features, fields: { ImageType: "Custom", FuncType: "" } };
}
