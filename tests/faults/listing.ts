import { makeCatalogue, type Image } from "../../simulator";

export const place = { region: "cn-bj2", zone: "cn-bj2-05" };

/** How many images the listing of the table has: they fit on one page. */
const listed = 30;

/** Images of one name, each newer than the one before it, so that the last is the right answer. */
export function images(): Image[] {
  const [model] = makeCatalogue(1).filter(({ Zone, ImageName }) => Zone === place.zone && ImageName === name);
  if (model === undefined) throw new Error(`The catalogue has no image "${name}".`);
  return Array.from({ length: listed }, (_, index) => ({
    ...model,
    ImageId: `uimage-${String(index).padStart(2, "0")}`,
    CreateTime: 1_780_000_000 + index,
    MaintainEol: "",
  }));
}

const name = "Ubuntu 22.04 64位";
