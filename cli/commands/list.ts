import { getImages } from "../../provider/lookup";
import type { FoundImage } from "../../provider/lookup/found-image";
import { getImagesArguments } from "../../provider/lookup/get-images";
import { commandAccount } from "../account";
import type { Define } from "../define";
import { exitCodes } from "../exit-codes";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { imageColumns } from "../image-columns";
import { answersWithRows } from "../outcome";
import { listFormats } from "../output/format";
import { printWarning } from "../screen/print";

export const define: Define = (command, finish) => {
  command.addHelpText("after", examples).optionsGroup("Filter:");
  addFilterOptions(command, getImagesArguments);
  answersWithRows<FoundImage>(
    command,
    finish,
    async (options, _words, { arrange, format }) => {
      const args = readFilterOptions(options, getImagesArguments);
      const found = await getImages(await commandAccount(options), args);
      const images = arrange(found.images);
      if (found.matched === 0 && (format === "csv" || format === "id")) {
        printWarning(nothing);
      }
      return {
        exitCode: found.matched === 0 ? exitCodes.no : exitCodes.done,
        json: { ...found, images, imageIds: images.map(({ imageId }) => imageId) },
        rows: images,
        ...(images.length === 0 && { text: () => nothing }),
      };
    },
    { formats: listFormats, columns: imageColumns, idOf: ({ imageId }) => imageId, many: true },
  );
};

const nothing = "No image matches. `ucloud-image explain` with the same options says why.";

const examples = `
Examples:
  ucloud-image list --region cn-bj2 --scenes AIModels -o wide
  ucloud-image list --region cn-bj2 --columns id,zone,name,features --sort created:desc --limit 10`;
