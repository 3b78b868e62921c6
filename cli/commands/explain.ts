import { getImage } from "../../provider/lookup";
import { getImageArguments } from "../../provider/lookup/get-image";
import { lookingAccount } from "../account";
import type { Define } from "../define";
import { exitCodes } from "../exit-codes";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { finishesWith } from "../outcome";
import { harmlessLines } from "../screen/print";

export const addCommand: Define = (command, finish) => {
  command.optionsGroup("Filter:");
  addFilterOptions(command, getImageArguments, { except: ["explain"] });
  finishesWith(command, finish, async (options) => {
    const args = { ...readFilterOptions(options, getImageArguments), explain: true };
    const { explanation } = await getImage(await lookingAccount(options), args);
    return { exitCode: exitCodes.done, json: explanation, text: () => harmlessLines(explanation?.text ?? "") };
  });
};
