import { getImage } from "../../provider/lookup";
import type { FoundImage } from "../../provider/lookup/found-image";
import { getImageArguments } from "../../provider/lookup/get-image";
import { commandContext } from "../account";
import type { AddCommand } from "../add-command";
import { exitCodes } from "../exit-codes";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { imageColumns } from "../image-columns";
import { imageRecord } from "../image-record";
import { setListAction } from "../outcome";
import { listFormats } from "../output/format";
import { printableLines } from "../screen/print";

export const addCommand: AddCommand = (command, finish) => {
  command.addHelpText("after", examples).optionsGroup("Filter:");
  addFilterOptions(command, getImageArguments);
  setListAction<FoundImage>(
    command,
    finish,
    async (options, _words, output) => {
      const args = readFilterOptions(options, getImageArguments);
      const image = await getImage(await commandContext(options), args);
      const { explanation, matched, matchedFallback } = image;
      return {
        exitCode: exitCodes.done,
        json: image,
        rows: [image],
        text: () =>
          [
            imageRecord(image, output, { matched, matchedFallback }),
            ...(explanation === undefined ? [] : [printableLines(explanation.text)]),
          ].join("\n\n"),
      };
    },
    { formats: listFormats, columns: imageColumns, idOf: ({ imageId }) => imageId },
  );
};

const examples = `
Examples:
  ucloud-image find --region cn-bj2 --zone cn-bj2-05 --os "Ubuntu 22.04"
  ucloud-image find --region cn-bj2 --zone cn-bj2-05 --features CloudInit,IPv6 -o id`;
