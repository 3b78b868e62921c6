import { parseArguments } from "../../provider/filter/arguments";
import { hostShape } from "../../provider/filter/host";
import { brokenRules, isUnjudged, rulesFor, unjudgedText } from "../../provider/filter/host-fit";
import { imageLabel } from "../../provider/image/image-text";
import { unlockedContext } from "../account";
import type { AddCommand } from "../add-command";
import { exitCodes } from "../exit-codes";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { addPlaceOptions, imageById } from "../image-by-id";
import { setAction } from "../outcome";
import { tableOf, type Cell } from "../screen/table";

export const addCommand: AddCommand = (command, finish) => {
  command
    .argument("<image>", "id of the image")
    .addHelpText("after", "\nExample:\n  ucloud-image fit uimage-xxx --machine-type O --net-capability Extreme");
  addPlaceOptions(command);
  command.optionsGroup("Host:");
  addFilterOptions(command, hostShape, { under: "host" });
  setAction(command, finish, async (options, [imageId = ""]) => {
    const given = readFilterOptions(options, hostShape, { under: "host" });
    const host = parseArguments(hostShape, given);
    const image = await imageById(await unlockedContext(options), imageId, options);
    const broken = brokenRules(image, host);
    const rows = rulesFor(host).map(({ name, demand }): Cell[] => {
      const breaks = broken.some(({ rule }) => rule === name);
      return [name, breaks ? { text: "broken", colour: "red" } : { text: "holds", colour: "green" }, demand(host)];
    });
    const unjudged = isUnjudged(host) ? unjudgedText(host) : undefined;
    const headline = `${imageLabel(image)} ${broken.length === 0 ? "fits this host." : "does not fit this host."}`;
    return {
      exitCode: broken.length === 0 ? exitCodes.done : exitCodes.no,
      json: { fits: broken.length === 0, brokenRules: broken, ...(unjudged !== undefined && { unjudged }), image },
      text: () =>
        unjudged === undefined
          ? `${headline}\n\n${tableOf(["RULE", "", { title: "DEMAND", narrow: "wrap" }], rows)}`
          : `${unjudged}, so nothing is known against ${imageLabel(image)}.`,
    };
  });
};
