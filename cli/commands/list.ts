import { getImagesArguments } from "../../provider/images/arguments";
import { usualNoticeDays } from "../../provider/images/end-of-life";
import { harmless } from "../../provider/text/harmless";
import type { FoundImage } from "../../provider/images/results";
import { getImages } from "../../provider/lookup";
import { commandAccount } from "../account";
import type { Define } from "../define";
import { exitCodes } from "../exit-codes";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { answers } from "../outcome";
import { tableOf, type Cell } from "../screen/table";

export const define: Define = (command, finish) => {
  command.option("--id-only", "print nothing but the images' ids, one a line").optionsGroup("Filter:");
  addFilterOptions(command, getImagesArguments);
  answers(command, finish, async (options) => {
    const found = await getImages(await commandAccount(), readFilterOptions(options, getImagesArguments));
    return {
      exitCode: found.matched === 0 ? exitCodes.no : exitCodes.done,
      json: found,
      text: () =>
        options["idOnly"] === true ? found.imageIds.map((id) => harmless(id)).join("\n") : listing(found.images),
    };
  });
};

function listing(images: readonly FoundImage[]): string {
  return images.length === 0
    ? "No image matches. `ucloud-image explain` with the same options says why."
    : tableOf(["IMAGE ID", "ZONE", "CREATED", "END OF LIFE", "GB", { title: "NAME", narrow: "cut" }], images.map(row));
}

function row({ imageId, zone, createdAt, maintainEol, daysToEol, imageSizeGb, imageName }: FoundImage): Cell[] {
  return [
    imageId,
    zone ?? "-",
    createdAt?.slice(0, 10) ?? "-",
    endOfLife(maintainEol, daysToEol),
    String(imageSizeGb ?? "-"),
    imageName,
  ];
}

/** Yellow in the last days before it, as a pin's row says by default; red once past. */
function endOfLife(maintainEol: string | undefined, daysToEol: number | undefined): Cell {
  if (maintainEol === undefined || daysToEol === undefined || daysToEol > usualNoticeDays) {
    return maintainEol ?? "-";
  }
  return { text: maintainEol, colour: daysToEol < 0 ? "red" : "yellow" };
}
