import { daysToEndOfLife } from "../provider/image/end-of-life";
import type { Image } from "../provider/image/image";
import { regionOfZone } from "../provider/image/place";
import type { LookupContext } from "../provider/context";
import { shellQuote } from "../provider/text/shell-quote";
import { isUserError } from "../provider/text/user-error";
import { isUCloudId } from "./image-inputs";
import type { HostPin, RecordedHost } from "./recorded-host";
import type { ResourcePlace } from "./stack-export";

/**
 * The status of a host. `behind`: it runs on another image than its pin's. A host without a pin can be on an image that is
 * `endOfLife` or `unavailable`, or `unknown` when UCloud could not be asked.
 */
type HostStatus = "current" | "behind" | "endOfLife" | "unavailable" | "unknown";

export interface HostReport extends ResourcePlace {
  readonly type: string;
  readonly status: HostStatus;
  /** The image that it runs on. */
  readonly imageId: string;
  /** The pin that gives it its image; undefined when the image id is written by hand. */
  readonly pin?: Pick<HostPin, "urn" | "name"> & { readonly imageId?: string };
  /** The finding and the remedy, as a sentence; empty when nothing is wrong. */
  readonly text: string;
  /** Says that a later move of the pin will not reach the host, and what to do; undefined when the state does not show it. */
  readonly warning?: string;
}

/** Returns the reports on one host. A host without a pin gets a report for each of its images that the catalogue knows. */
export async function checkHost(context: LookupContext, host: RecordedHost): Promise<HostReport[]> {
  if (host.pins.length > 0) return [pinnedHostReport(host)];
  const reports = await Promise.all(host.imageIds.map((imageId) => unpinnedHostReport(context, host, imageId)));
  return reports.filter((report) => report !== undefined);
}

function pinnedHostReport(host: RecordedHost): HostReport {
  const { pins, imageIds } = host;
  const pinned = pins.flatMap((pin) => pin.imageIds);
  const otherImageId = imageIds.find((imageId) => !pinned.includes(imageId));
  // A property may hold several ids, some from pins and some written by hand. It is current when it has those of all its pins.
  const missedPin = pins.find((each) => each.imageIds.length > 0 && !each.imageIds.some((id) => imageIds.includes(id)));
  const pin = missedPin ?? pins[0];
  if (pin === undefined || otherImageId === undefined || missedPin === undefined) {
    return {
      ...hostPlace(host),
      status: "current",
      imageId: imageIds[0] ?? "",
      ...pinReference(pin),
      text: "",
      ...notFollowingWarning(host),
    };
  }
  const remedy = missedPin.isFollowed ? "" : ` ${replaceWithAdvice(missedPin)}`;
  return {
    ...hostPlace(host),
    status: "behind",
    imageId: otherImageId,
    ...pinReference(missedPin),
    text:
      `runs on ${otherImageId}, and its pin ${missedPin.name} is ${missedPin.imageIds.join(" or ")}: a move of the pin did not reach it. ` +
      `${replaceAdvice(host)}${remedy}`,
    ...notFollowingWarning(host),
  };
}

/** Returns the part of a finding that names the command. A page that shows the command apart leaves it out. */
export function replaceAdvice({ urn }: Pick<ResourcePlace, "urn">): string {
  return `Replace it: pulumi up --replace ${shellQuote(urn)}.`;
}

/** Returns a warning for types that are known to ignore a new image. Most other types replace themselves. */
function notFollowingWarning({ type, pins }: RecordedHost): Pick<HostReport, "warning"> {
  const pin = pins.find(({ isFollowed }) => !isFollowed);
  return pin === undefined || !ignoresNewImages(type)
    ? {}
    : { warning: `a move of its pin ${pin.name} will not reach it. ${replaceWithAdvice(pin)}` };
}

function replaceWithAdvice({ name }: HostPin): string {
  return `To have it follow, name the pin ${name} in its option replaceWith.`;
}

/** Returns whether a type is the bridged host of UCloud's Terraform provider, which hides changes of `image_id` after creation. */
function ignoresNewImages(type: string): boolean {
  return /^ucloud:index(\/instance)?:Instance$/.test(type);
}

/** Returns undefined when the catalogue does not know the image: another cloud's, a colleague's own, or a deleted one. */
async function unpinnedHostReport(
  context: LookupContext,
  host: RecordedHost,
  imageId: string,
): Promise<HostReport | undefined> {
  const region = regionOf(host) ?? context.settings.region?.value;
  if (region === undefined || !(isUCloudId(imageId) || host.type.startsWith("ucloud:"))) return undefined;
  try {
    const image = await context.catalogue().find(region, projectOf(host) ?? context.settings.projectId?.value, imageId);
    return image && { ...hostPlace(host), imageId, ...unpinnedStatus(image, context.now()) };
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { ...hostPlace(host), status: "unknown", imageId, text: error.message };
  }
}

function unpinnedStatus(image: Image, now: Date): Pick<HostReport, "status" | "text"> {
  const days = daysToEndOfLife(image.maintainEol, now);
  if (image.state !== "Available") {
    return { status: "unavailable", text: `its image comes from no pin, and is ${image.state ?? "in no known state"}` };
  }
  return days !== undefined && days < 0
    ? { status: "endOfLife", text: `its image comes from no pin, and its maintenance ended ${image.maintainEol ?? ""}` }
    : { status: "current", text: "its image comes from no pin" };
}

function hostPlace(host: RecordedHost): ResourcePlace & Pick<HostReport, "type"> {
  const { urn, stack, project, name, source, type, position } = host;
  return { urn, stack, project, name, source, type, ...(position && { position }) };
}

function pinReference(pin: HostPin | undefined): Pick<HostReport, "pin"> {
  if (pin === undefined) {
    return {};
  }
  const [imageId, ...others] = pin.imageIds;
  const isOne = imageId !== undefined && others.length === 0;
  return { pin: { urn: pin.urn, name: pin.name, ...(isOne && { imageId }) } };
}

function regionOf({ inputs, providerInputs }: RecordedHost): string | undefined {
  const zone = textOf(inputs["availabilityZone"]) ?? textOf(inputs["zone"]);
  return (
    textOf(inputs["region"]) ??
    (zone === undefined ? undefined : regionOfZone(zone)) ??
    textOf(providerInputs["region"])
  );
}

function projectOf({ inputs, providerInputs }: RecordedHost): string | undefined {
  return textOf(inputs["projectId"]) ?? textOf(providerInputs["projectId"]);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
