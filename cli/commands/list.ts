import { getImages } from "../../provider/lookup";
import type { FoundImage } from "../../provider/lookup/found-image";
import { getImagesArguments } from "../../provider/lookup/get-images";
import { printableJson } from "../../provider/text/printable";
import { commandContext } from "../account";
import type { AddCommand } from "../add-command";
import { exitCodes } from "../exit-codes";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { imageColumns } from "../image-columns";
import { setListAction } from "../outcome";
import { listFormats } from "../output/format";
import { renovateReleases } from "../output/renovate";
import { printWarning } from "../screen/print";

export const addCommand: AddCommand = (command, finish) => {
  command.addHelpText("after", examples).optionsGroup("Filter:");
  addFilterOptions(command, getImagesArguments);
  setListAction<FoundImage>(
    command,
    finish,
    async (options, _words, { arrange, format }) => {
      const args = readFilterOptions(options, getImagesArguments);
      const account = await commandContext(options);
      const found = await getImages(account, args);
      const images = arrange(found.images);
      if (found.matched === 0 && (format === "csv" || format === "id")) {
        printWarning(nothing);
      }
      return {
        exitCode: found.matched === 0 ? exitCodes.no : exitCodes.done,
        json: { ...found, images, imageIds: images.map(({ imageId }) => imageId) },
        rows: images,
        extraFormats: { renovate: () => printableJson(renovateReleases(images, account.now())) },
        ...(images.length === 0 && { text: () => nothing }),
      };
    },
    { formats: [...listFormats, "renovate"], columns: imageColumns, idOf: ({ imageId }) => imageId, many: true },
  );
};

const nothing = "No image matches. `ucloud-image explain` with the same options says why.";

const examples = `
Examples:
  ucloud-image list --region cn-bj2 --scenes AIModels -o wide
  ucloud-image list --region cn-bj2 --columns id,zone,name,features --sort created:desc --limit 10
  ucloud-image list --region cn-bj2 --zone cn-bj2-05 --os "Ubuntu 22.04" -o renovate > images/ubuntu.json`;
