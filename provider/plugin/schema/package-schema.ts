import { configuration } from "../../configuration-keys";
import { lookupFunctionNames, lookupFunctions } from "../../lookup/functions";
import { packageName, pinnedImagePerZoneToken, pinnedImageToken, tokenOf } from "../tokens";
import { displayName, languages, pluginDownloadUrl, publisher } from "./names";
import { functionType, type InterfaceName } from "./interfaces";
import { objectOf } from "./object";
import type { FunctionSpec, PackageSchema, PropertySpec, ResourceSpec } from "./spec";
import { TypeTable } from "./type-table";

/** The plugin's schema, all of it from the descriptions that also validate the arguments and make the results. */
export function packageSchema(version: string): PackageSchema {
  const types = new TypeTable();
  const functions = lookupFunctionNames.map((name): [string, FunctionSpec] => [
    tokenOf(name),
    {
      description: lookupFunctions[name].description,
      inputs: objectOf(types, functionType(name, "Args")),
      outputs: objectOf(types, functionType(name, "Result")),
    },
  ]);
  const resources = {
    [pinnedImageToken]: pinResource(types, descriptions.pinnedImage, "PinnedImageArgs", "PinRecord"),
    [pinnedImagePerZoneToken]: pinResource(
      types,
      descriptions.pinnedImagePerZone,
      "PinnedImagePerZoneArgs",
      "PinPerZoneRecord",
    ),
  };
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
    functions: Object.fromEntries(functions),
    resources,
  };
}

/** What a pin has after it was made: its arguments, and what was found. */
function pinResource(types: TypeTable, description: string, args: InterfaceName, record: InterfaceName): ResourceSpec {
  const inputs = objectOf(types, args);
  const outputs = objectOf(types, record);
  return {
    description,
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

/** What the package and its resources are for: the same text as in sdk/, which a test holds it to. */
const descriptions = {
  package: "Find UCloud host images by what they are, and pin them in Pulumi stacks.",
  provider:
    "An account at UCloud, and where its images are looked up. What is not given comes from the stack configuration, the environment, or the UCloud profile.",
  pinnedImage:
    "An image that is looked up once and recorded in the stack, so that a newer image does not replace existing hosts. A preview shows on the pin's row when the image is superseded, past its end of maintenance, unavailable or gone. The arguments `onSuperseded`, `onEndOfLife` and `onUnavailable` decide what happens then.\n\nThe pin moves when its filter excludes the pinned image, when one of its `triggers` changes, or by `pulumi up --replace` with its URN. Its `id` is always the id of the pinned image.",
  pinnedImagePerZone:
    "One image for each of several zones, all under the same name, that is looked up once and then stays. One decision moves the images of all zones or none: by an edit, a trigger, or a policy, as for a PinnedImage. A host takes `imageIds` of its zone.\n\nA zone that is added takes the image of the same name there, and moves no other; a zone that is removed moves none. Where a new zone has no image of that name, all zones move to a name that serves all, or the preview fails and says so.",
} as const;
