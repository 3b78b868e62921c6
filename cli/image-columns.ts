import { usualNoticeDays } from "../provider/image/end-of-life";
import { foundImage, type FoundImage } from "../provider/lookup/found-image";
import type { ListColumn } from "./output/column";
import type { Cell } from "./screen/table";

type Column = ListColumn<FoundImage>;

/** Every field of an image as a column: first those of a table, then those of a wide table. */
export const imageColumns: readonly Column[] = columnsOf({
  imageId: { title: "IMAGE ID", aliases: ["id"], shownIn: "table" },
  zone: { shownIn: "table" },
  createdAt: {
    title: "CREATED",
    shownIn: "table",
    cell: ({ createdAt }) => createdAt?.slice(0, 10) ?? "-",
  },
  maintainEol: { title: "END OF LIFE", aliases: ["eol"], shownIn: "table", cell: endOfLife },
  imageSizeGb: { title: "GB", aliases: ["size"], shownIn: "table" },
  imageName: { title: "NAME", narrow: "cut", shownIn: "table" },
  osName: { title: "SYSTEM", narrow: "cut", shownIn: "wide" },
  imageType: { title: "TYPE", shownIn: "wide" },
  state: { shownIn: "wide", cell: stateCell },
  daysToEol: { title: "DAYS LEFT", shownIn: "wide" },
  features: { narrow: "wrap", shownIn: "wide" },
  sceneCategories: { title: "SCENES", narrow: "wrap", shownIn: "wide" },
});

function columnsOf(shown: Readonly<Partial<Record<keyof FoundImage, Partial<Column>>>>): Column[] {
  const names = Object.keys(foundImage.shape) as (keyof FoundImage)[];
  const first = Object.keys(shown) as (keyof FoundImage)[];
  return [...first, ...names.filter((name) => !first.includes(name))].map((name) => ({
    name,
    title: name.replaceAll(/[A-Z]/g, (letter) => ` ${letter}`).toUpperCase(),
    value: (image) => image[name],
    shownIn: "asked",
    ...shown[name],
  }));
}

/** Returns the date: yellow within the usual notice, red once past. */
function endOfLife({ maintainEol, daysToEol }: FoundImage): Cell {
  if (maintainEol === undefined || daysToEol === undefined || daysToEol > usualNoticeDays) {
    return maintainEol ?? "-";
  }
  return { text: maintainEol, colour: daysToEol < 0 ? "red" : "yellow" };
}

/** Returns the state, in red unless hosts can start from it. */
function stateCell({ state }: FoundImage): Cell {
  return state === undefined ? "-" : { text: state, colour: state === "Available" ? "green" : "yellow" };
}
