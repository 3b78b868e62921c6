import { configuration } from "../../configuration-keys";
import { packageName, tokens } from "../tokens";
import { displayName, languages, pluginDownloadUrl, publisher } from "./names";
import { objectOf } from "./object";
import type { PackageSchema, PropertySpec, ResourceSpec } from "./spec";
import { TypeTable } from "./type-table";

/** The plugin's schema, all of it from the descriptions that also validate the arguments and make the results. */
export function packageSchema(version: string): PackageSchema {
  const types = new TypeTable();
  const functions = {
    [tokens.getImage]: {
      description: descriptions.getImage,
      inputs: objectOf(types, "GetImageArgs"),
      outputs: objectOf(types, "GetImageResult"),
    },
    [tokens.getImages]: {
      description: descriptions.getImages,
      inputs: objectOf(types, "GetImagesArgs"),
      outputs: objectOf(types, "GetImagesResult"),
    },
    [tokens.getImagePerZone]: {
      description: descriptions.getImagePerZone,
      inputs: objectOf(types, "GetImagePerZoneArgs"),
      outputs: objectOf(types, "GetImagePerZoneResult"),
    },
    [tokens.checkImageFit]: {
      description: descriptions.checkImageFit,
      inputs: objectOf(types, "CheckImageFitArgs"),
      outputs: objectOf(types, "CheckImageFitResult"),
    },
  };
  const resources = { [tokens.pinnedImage]: pinnedImage(types) };
  return {
    name: packageName,
    version,
    displayName,
    description: descriptions.package,
    keywords: ["pulumi", "ucloud", "image", "category/cloud", "kind/native"],
    license: "Apache-2.0",
    publisher,
    ...(pluginDownloadUrl !== undefined && { pluginDownloadURL: pluginDownloadUrl }),
    language: languages,
    config: { variables: configuration },
    provider: { description: descriptions.provider, inputProperties: configuration },
    types: types.all(),
    functions,
    resources,
  };
}

/** What a pin has after it was made: its arguments, and what was found. */
function pinnedImage(types: TypeTable): ResourceSpec {
  const inputs = objectOf(types, "PinnedImageArgs");
  const outputs = objectOf(types, "PinRecord");
  return {
    description: descriptions.pinnedImage,
    inputProperties: inputs.properties,
    properties: { ...withoutDefaults(inputs.properties), ...outputs.properties },
    required: outputs.required,
  };
}

/** A default is what happens to an argument that is not there; as an output it stays absent. */
function withoutDefaults(properties: Readonly<Record<string, PropertySpec>>): Record<string, PropertySpec> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { default: _default, ...property }]) => [name, property]),
  );
}

/** What the package, its functions and its resource are for: the same text as in sdk/, which a test holds it to. */
const descriptions = {
  package: "Find UCloud host images by what they are, and pin them in Pulumi stacks.",
  provider:
    "An account at UCloud, and where its images are looked up. What is not given comes from the stack configuration, the environment, or the UCloud profile.",
  getImage:
    "Finds the newest image (or, by `orderBy`, that of the highest OS version) that matches a filter. No match, or several of which none is the declared first, is an error that repeats the query and shows what each demand left.\n\nThe choice is made anew in every preview: use a PinnedImage for hosts that shall stay on their image.",
  getImages:
    "Finds all images that match a filter, in the order that `orderBy` declares, in one zone or in all zones of a region. No match is an empty list, unless `allowEmpty` is false.",
  getImagePerZone:
    "Finds one image for each of several zones: of the names that all zones have, the newest (or, by `orderBy`, that of the highest OS version), as a map from zone to image. Ids are valid in one zone alone, and names are how UCloud's images go together. No common name is an error that shows which zones have which images.",
  checkImageFit:
    "Says whether CreateUHostInstance would make this host from this image, and which of UCloud's rules the image breaks if not. It asks nothing of UCloud. A lookup with `host` finds only images that fit.",
  pinnedImage:
    "An image that is looked up once and then stays: the stack records it, so that tomorrow's newer image does not replace today's hosts. A preview says on the pin's row when it is superseded, past its end of maintenance, unavailable or gone; what happens then is for `onSuperseded`, `onEndOfLife` and `onUnavailable` to say.\n\nThe pin moves when its filter excludes the pinned image, when one of its `triggers` changes, or by `pulumi up --replace` with its URN. Its `id` is always that of the pinned image.",
} as const;
