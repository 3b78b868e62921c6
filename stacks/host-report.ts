import { daysToEndOfLife } from "../provider/image/end-of-life";
import type { Image } from "../provider/image/image";
import { regionOfZone } from "../provider/image/place";
import type { LookupContext } from "../provider/context";
import { isUserError } from "../provider/text/user-error";
import { isUCloudId } from "./image-inputs";
import type { HostPin, RecordedHost } from "./recorded-host";
import type { ResourcePlace } from "./stack-export";

/**
 * How a host stands. `behind`: it runs on another image than its pin's. Of an image that comes from no pin: `endOfLife`,
 * `unavailable`, or `unknown` when nobody could look.
 */
type HostStatus = "current" | "behind" | "endOfLife" | "unavailable" | "unknown";

export interface HostReport extends ResourcePlace {
  readonly type: string;
  readonly status: HostStatus;
  /** The image that it runs on. */
  readonly imageId: string;
  /** The pin that it stands on; undefined when its image was written by hand. */
  readonly pin?: Pick<HostPin, "urn" | "name"> & { readonly imageId?: string };
  /** What is the case and what to do, in words; empty when there is nothing to say. */
  readonly text: string;
  /** That a later move of the pin will not reach it, and what to do; undefined where the state does not tell. */
  readonly warning?: string;
}

/** Looks at one host; a host whose image comes from no pin has a report where the catalogue knows the image. */
export async function hostReportsOf(context: LookupContext, host: RecordedHost): Promise<HostReport[]> {
  if (host.pins.length > 0) return [reportOfPinned(host)];
  const looked = await Promise.all(host.imageIds.map((imageId) => reportOfUnpinned(context, host, imageId)));
  return looked.filter((report) => report !== undefined);
}

function reportOfPinned(host: RecordedHost): HostReport {
  const { pins, imageIds } = host;
  const pinned = pins.map(({ imageId }) => imageId);
  const strange = imageIds.find((imageId) => !pinned.includes(imageId));
  // A property that holds several images, some of pins and some written by hand, has all of its pins' images.
  const missed = pins.find(({ imageId }) => imageId !== undefined && !imageIds.includes(imageId));
  const pin = missed ?? pins[0];
  if (pin === undefined || strange === undefined || missed === undefined) {
    return {
      ...headOf(host),
      status: "current",
      imageId: imageIds[0] ?? "",
      ...pinIn(pin),
      text: "",
      ...unfollowed(host),
    };
  }
  const remedy = missed.isFollowed ? "" : ` ${wayToFollow(missed)}`;
  return {
    ...headOf(host),
    status: "behind",
    imageId: strange,
    ...pinIn(missed),
    text:
      `runs on ${strange}, and its pin ${missed.name} is ${missed.imageId ?? ""}: a move of the pin did not reach it. ` +
      `Replace it: pulumi up --replace '${host.urn}'.${remedy}`,
    ...unfollowed(host),
  };
}

/** What is not known to ignore a new image may well replace itself, as most resources do: nothing is said of it. */
function unfollowed({ type, pins }: RecordedHost): Pick<HostReport, "warning"> {
  const pin = pins.find(({ isFollowed }) => !isFollowed);
  return pin === undefined || !ignoresNewImages(type)
    ? {}
    : { warning: `a move of its pin ${pin.name} will not reach it. ${wayToFollow(pin)}` };
}

function wayToFollow({ name }: HostPin): string {
  return `To have it follow, name the pin ${name} in its option replaceWith.`;
}

/** The host of UCloud's Terraform provider, bridged: it hides each change of `image_id` once the host is there. */
function ignoresNewImages(type: string): boolean {
  return /^ucloud:index(\/instance)?:Instance$/.test(type);
}

/** Undefined when the catalogue does not know the image: another cloud's, a colleague's own, or one that is gone. */
async function reportOfUnpinned(
  context: LookupContext,
  host: RecordedHost,
  imageId: string,
): Promise<HostReport | undefined> {
  const region = regionOf(host) ?? context.settings.region?.value;
  if (region === undefined || !(isUCloudId(imageId) || host.type.startsWith("ucloud:"))) return undefined;
  try {
    const image = await context.catalogue().find(region, projectOf(host) ?? context.settings.projectId?.value, imageId);
    return image && { ...headOf(host), imageId, ...standing(image, context.now()) };
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { ...headOf(host), status: "unknown", imageId, text: error.message };
  }
}

function standing(image: Image, now: Date): Pick<HostReport, "status" | "text"> {
  const days = daysToEndOfLife(image.maintainEol, now);
  if (image.state !== "Available") {
    return { status: "unavailable", text: `its image comes from no pin, and is ${image.state ?? "in no known state"}` };
  }
  return days !== undefined && days < 0
    ? { status: "endOfLife", text: `its image comes from no pin, and its maintenance ended ${image.maintainEol ?? ""}` }
    : { status: "current", text: "its image comes from no pin" };
}

function headOf(host: RecordedHost): ResourcePlace & Pick<HostReport, "type"> {
  const { urn, stack, project, name, source, type, position } = host;
  return { urn, stack, project, name, source, type, ...(position && { position }) };
}

function pinIn(pin: HostPin | undefined): Pick<HostReport, "pin"> {
  return pin === undefined
    ? {}
    : { pin: { urn: pin.urn, name: pin.name, ...(pin.imageId !== undefined && { imageId: pin.imageId }) } };
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
