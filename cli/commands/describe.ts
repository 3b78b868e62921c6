import type { FoundImage } from "../../provider/lookup/found-image";
import { unlockedContext } from "../account";
import type { AddCommand } from "../add-command";
import { exitCodes } from "../exit-codes";
import { addPlaceOptions, imageById } from "../image-by-id";
import { imageColumns } from "../image-columns";
import { imageRecord } from "../image-record";
import { setListAction } from "../outcome";
import { listFormats } from "../output/format";

export const addCommand: AddCommand = (command, finish) => {
  command
    .argument("<id>", "id of the image")
    .addHelpText("after", "\nExample:\n  ucloud-image describe uimage-xxx --region cn-bj2");
  addPlaceOptions(command);
  setListAction<FoundImage>(
    command,
    finish,
    async (options, [id = ""], output) => {
      const image = await imageById(await unlockedContext(options), id, options);
      return { exitCode: exitCodes.done, json: image, rows: [image], text: () => imageRecord(image, output) };
    },
    { formats: listFormats, columns: imageColumns, idOf: ({ imageId }) => imageId },
  );
};
