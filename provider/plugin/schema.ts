import { configuration } from "./configuration";
import { displayName, languages, packageName, pluginDownloadUrl, publisher, tokens } from "./names";
import { meanings } from "./schema/meanings";
import { objectOf } from "./schema/object";
import type { ObjectSpec, PropertySpec, TypeSpec } from "./schema/spec";
import { TypeTable } from "./schema/type-table";

/** A package in Pulumi's schema. Source: https://www.pulumi.com/docs/iac/packages-and-automation/pulumi-packages/schema/ */
export interface PackageSchema {
  readonly name: string;
  readonly version: string;
  readonly config: { readonly variables: Readonly<Record<string, PropertySpec>> };
  readonly provider: Pick<ResourceSpec, "description" | "inputProperties">;
  readonly types: Readonly<Record<string, TypeSpec>>;
  readonly functions: Readonly<Record<string, FunctionSpec>>;
  readonly resources: Readonly<Record<string, ResourceSpec>>;
  readonly [other: string]: unknown;
}

interface FunctionSpec {
  readonly description: string;
  readonly inputs: ObjectSpec;
  readonly outputs: ObjectSpec;
}

interface ResourceSpec {
  readonly description: string;
  readonly inputProperties: Readonly<Record<string, PropertySpec>>;
  readonly properties: Readonly<Record<string, PropertySpec>>;
  readonly required: readonly string[];
}

/** The plugin's schema, all of it from the descriptions that also validate the arguments and make the results. */
export function packageSchema(version: string): PackageSchema {
  const types = new TypeTable();
  const functions = {
    [tokens.getImage]: {
      description: meanings.getImage,
      inputs: objectOf(types, "GetImageArgs"),
      outputs: objectOf(types, "GetImageResult"),
    },
    [tokens.getImages]: {
      description: meanings.getImages,
      inputs: objectOf(types, "GetImagesArgs"),
      outputs: objectOf(types, "GetImagesResult"),
    },
    [tokens.getImagePerZone]: {
      description: meanings.getImagePerZone,
      inputs: objectOf(types, "GetImagePerZoneArgs"),
      outputs: objectOf(types, "GetImagePerZoneResult"),
    },
    [tokens.checkImageFit]: {
      description: meanings.checkImageFit,
      inputs: objectOf(types, "CheckImageFitArgs"),
      outputs: objectOf(types, "CheckImageFitResult"),
    },
  };
  const resources = { [tokens.pinnedImage]: pinnedImage(types) };
  return {
    name: packageName,
    version,
    displayName,
    description: meanings.package,
    keywords: ["pulumi", "ucloud", "image", "category/cloud", "kind/native"],
    license: "Apache-2.0",
    publisher,
    ...(pluginDownloadUrl !== undefined && { pluginDownloadURL: pluginDownloadUrl }),
    language: languages,
    config: { variables: configuration },
    provider: { description: meanings.provider, inputProperties: configuration },
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
    description: meanings.pinnedImage,
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
