import { parseArguments } from "../../provider/images/argument-error";
import { named } from "../../provider/images/condition";
import { brokenRules, rulesFor } from "../../provider/images/fit";
import { hostShape } from "../../provider/images/host";
import type { Image } from "../../provider/images/image";
import type { Account } from "../../provider/lookup";
import type { Settings } from "../../provider/ucloud/credentials";
import { lookingAccount } from "../account";
import type { Define } from "../define";
import { exitCodes } from "../exit-codes";
import { UsageError } from "../failure";
import { NoSuchImageError } from "../no-such-image";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { answers, type Options } from "../outcome";
import { tableOf, type Cell } from "../screen/table";

export const define: Define = (command, finish) => {
  command
    .argument("<image>", "id of the image")
    .option("--region <text>", "region of the image; default: the configured one")
    .option("--project-id <text>", "project of the image; default: the configured one")
    .addHelpText("after", "\nExample:\n  ucloud-image fit uimage-xxx --machine-type O --net-capability Extreme")
    .optionsGroup("Host:");
  addFilterOptions(command, hostShape);
  answers(command, finish, async (options, [imageId = ""]) => {
    const host = parseArguments(hostShape, readFilterOptions(options, hostShape));
    const image = await knownImage(await lookingAccount(), imageId, options);
    const broken = brokenRules(image, host);
    const rows = rulesFor(host).map(({ name, demand }): Cell[] => {
      const breaks = broken.some(({ rule }) => rule === name);
      return [name, breaks ? { text: "broken", colour: "red" } : { text: "holds", colour: "green" }, demand(host)];
    });
    const headline = `${named(image)} ${broken.length === 0 ? "fits this host." : "does not fit this host."}`;
    return {
      exitCode: broken.length === 0 ? exitCodes.done : exitCodes.no,
      json: { fits: broken.length === 0, brokenRules: broken, image },
      text: () => `${headline}\n\n${tableOf(["RULE", "", { title: "DEMAND", narrow: "wrap" }], rows)}`,
    };
  });
};

async function knownImage(account: Account, imageId: string, options: Options): Promise<Image> {
  const { settings } = account;
  const region = typeof options["region"] === "string" ? options["region"] : configuredRegion(settings);
  const project = typeof options["projectId"] === "string" ? options["projectId"] : settings.projectId?.value;
  const image = await account.catalogue().find(region, project, imageId);
  if (image === undefined) {
    throw new NoSuchImageError(imageId, region);
  }
  return image;
}

function configuredRegion({ region }: Settings): string {
  if (region === undefined) {
    throw new UsageError("No region is known. Give --region, or set UCLOUD_REGION or a UCloud profile.");
  }
  return region.value;
}
