import { getImageArguments } from "../../provider/images/arguments";
import { harmless } from "../../provider/text/harmless";
import type { GetImageResult } from "../../provider/images/results";
import { getImage } from "../../provider/lookup";
import { commandAccount } from "../account";
import type { Define } from "../define";
import { exitCodes } from "../exit-codes";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { answers } from "../outcome";
import { harmlessLines } from "../screen/print";
import { recordTable } from "../screen/record-table";

export const define: Define = (command, finish) => {
  command.option("--id-only", "print nothing but the image's id").optionsGroup("Filter:");
  addFilterOptions(command, getImageArguments);
  answers(command, finish, async (options) => {
    const image = await getImage(await commandAccount(), readFilterOptions(options, getImageArguments));
    return {
      exitCode: exitCodes.done,
      json: image,
      text: () => (options["idOnly"] === true ? harmless(image.imageId) : shown(image)),
    };
  });
};

function shown({ explanation, ...record }: GetImageResult): string {
  return [recordTable(record), ...(explanation === undefined ? [] : [harmlessLines(explanation.text)])].join("\n\n");
}
