import { getImage } from "../../provider/lookup";
import { getImageArguments } from "../../provider/lookup/get-image";
import { unlockedContext } from "../account";
import type { AddCommand } from "../add-command";
import { exitCodes } from "../exit-codes";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { setAction } from "../outcome";
import { printableLines } from "../screen/print";

export const addCommand: AddCommand = (command, finish) => {
  command.optionsGroup("Filter:");
  addFilterOptions(command, getImageArguments, { except: ["explain"] });
  setAction(command, finish, async (options) => {
    const args = { ...readFilterOptions(options, getImageArguments), explain: true };
    const { explanation } = await getImage(await unlockedContext(options), args);
    return { exitCode: exitCodes.done, json: explanation, text: () => printableLines(explanation?.text ?? "") };
  });
};
