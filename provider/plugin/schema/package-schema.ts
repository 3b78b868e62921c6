import { configuration } from "../../configuration-keys";
import { lookupFunctionNames, lookupFunctions } from "../../lookup/functions";
import { packageName, tokenOf } from "../tokens";
import { displayName, languages, pluginDownloadUrl, publisher } from "./names";
import { functionType } from "./interfaces";
import { objectOf } from "./object";
import { resourceNames, resources, type ResourceRow } from "./resources";
import type { FunctionSpec, PackageSchema, PropertySpec, ResourceSpec } from "./spec";
import { TypeTable } from "./type-table";

/**
 * Returns the plugin's schema. All of it comes from the descriptions that also validate arguments and build results.
 */
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
  const made = resourceNames.map((name): [string, ResourceSpec] => [tokenOf(name), resourceOf(types, resources[name])]);
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
    resources: Object.fromEntries(made),
  };
}

/** Returns a resource in Pulumi's schema. A created pin has its arguments and what was found. */
function resourceOf(types: TypeTable, { description, args, record }: ResourceRow): ResourceSpec {
  const inputs = objectOf(types, args);
  const outputs = objectOf(types, record);
  return {
    description,
    inputProperties: inputs.properties,
    properties: { ...withoutDefaults(inputs.properties), ...outputs.properties },
    required: outputs.required,
  };
}

/** Removes defaults from outputs. A default applies to an absent argument; as an output, that argument stays absent. */
function withoutDefaults(properties: Readonly<Record<string, PropertySpec>>): Record<string, PropertySpec> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { default: _default, ...property }]) => [name, property]),
  );
}

/** Descriptions of the package and its provider instances. */
const descriptions = {
  package: "Find UCloud host images by OS, features or purpose, and pin them in Pulumi stacks.",
  provider:
    "An account at UCloud, and where its images are looked up. What is not given comes from the stack configuration, the environment, or the UCloud profile.",
} as const;
