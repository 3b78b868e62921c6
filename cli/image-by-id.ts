import type { Command } from "commander";
import type { LookupContext } from "../provider/context";
import { imageIdIn } from "../provider/text/image-id";
import { foundImageAt, type FoundImage } from "../provider/lookup/found-image";
import { UsageError } from "./failure";
import { DocumentedOption } from "./help/documented-option";
import { NoSuchImageError } from "./no-such-image";
import type { Options } from "./outcome";

/** Adds the options for the region and project of an image. */
export function addPlaceOptions(command: Command): void {
  const options = [
    new DocumentedOption("--region <text>", "region of the image, if not configured"),
    new DocumentedOption("--project-id <text>", "project of the image"),
  ];
  options.forEach((option) => command.addOption(option.helpGroup("Image:")));
}

/**
 * Returns the image with an id, from the region and project of the options or the configuration. Throws a UsageError
 * without an id or a region, and a NoSuchImageError when UCloud does not list the image.
 */
export async function imageById(account: LookupContext, given: string, options: Options): Promise<FoundImage> {
  const { settings } = account;
  const id = imageIdIn(given);
  if (id === "") {
    throw new UsageError("Give the id of an image, such as uimage-xxx.");
  }
  const region = typeof options["region"] === "string" ? options["region"] : settings.region?.value;
  if (region === undefined) {
    throw new UsageError("No region is known. Give --region, or set UCLOUD_REGION or a UCloud profile.");
  }
  const project = typeof options["projectId"] === "string" ? options["projectId"] : settings.projectId?.value;
  const image = await account.catalogue().find(region, project, id);
  if (image === undefined) {
    throw new NoSuchImageError(id, region);
  }
  return foundImageAt(image, account.now());
}
