import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { configuration, type ConfigurationSetting } from "../../provider/configuration-keys";
import { lookupFunctionNames, lookupFunctions, type LookupFunctionName } from "../../provider/lookup/functions";
import { functionType, interfaces, jsonSchemaOf, type JsonSchema } from "../../provider/plugin/schema/interfaces";
import { enumNames } from "../../provider/plugin/schema/names";
import { packageSchema } from "../../provider/plugin/schema/package-schema";
import { resourceNames, resources, type ResourceRow } from "../../provider/plugin/schema/resources";
import { packageName, tokenOf } from "../../provider/plugin/tokens";
import { docstring } from "./docstring";
import { typeOf } from "./types";

const folder = join(__dirname, "..", "..", "sdk", "plugin");

/**
 * Returns the files of `pulumi-ucloud-image/plugin` that are derived from the plugin's schema, by their paths: every
 * function and every resource with a row there. Run it with `npm run generate`; a test fails when a file is out of
 * date.
 *
 * Pulumi's own generator for Node.js would give other types than `pulumi-ucloud-image` has: one type for inputs and one
 * for outputs, and one object of arguments where checkImageFit has two. Here, a program changes nothing but its import.
 */
export async function generatePluginSurface(): Promise<ReadonlyMap<string, string>> {
  const files = [
    ["functions.ts", functionsFile()],
    ["resources.ts", resourcesFile()],
  ] as const;
  const written = files.map(async ([name, text]): Promise<[string, string]> => {
    const path = join(folder, name);
    return [path, await format(text, { ...(await resolveConfig(path)), parser: "typescript" })];
  });
  return new Map(await Promise.all(written));
}

const warning = "// Written by `npm run generate` from provider/; change the text there.";

function functionsFile(): string {
  const types = lookupFunctionNames.flatMap((name) => [
    ...parametersOf(name).map(({ type }) => type),
    functionType(name, "Result"),
  ]);
  return [
    warning,
    `import type * as pulumi from "@pulumi/pulumi";
     import type { Inputs } from "../inputs";
     import type { ${[...new Set(types)].sort().join(", ")} } from "../types";
     import { askPlugin, askPluginOutput } from "./askPlugin";`,
    ...lookupFunctionNames.map(functionPair),
  ].join("\n\n");
}

function functionPair(name: LookupFunctionName): string {
  const parameters = parametersOf(name);
  const result = functionType(name, "Result");
  const list = (typed: (parameter: Parameter) => string) =>
    parameters.map((each) => `${each.name}: ${typed(each)}`).join();
  const args = isOneObject(name) ? "args" : `{ ${parameters.map((each) => each.name).join(", ")} }`;
  const token = JSON.stringify(tokenOf(name));
  const meaning = docstring(lookupFunctions[name].description);
  return `
    ${meaning}export function ${name}(${list(({ type }) => type)}, opts?: pulumi.InvokeOptions): Promise<${result}> {
      return askPlugin(${token}, ${args}, opts);
    }

    /** As {@link ${name}}, with arguments that other resources may still have to make. */
    export function ${name}Output(${list(inputOf)}, opts?: pulumi.InvokeOutputOptions): pulumi.Output<${result}> {
      return askPluginOutput(${token}, ${args}, opts);
    }`;

  /** A parameter of its own may be an output as a whole. */
  function inputOf({ type }: Parameter): string {
    return isOneObject(name) ? `Inputs<${type}>` : `pulumi.Input<Inputs<${type}>>`;
  }
}

interface Parameter {
  readonly name: string;
  readonly type: string;
}

function parametersOf(name: LookupFunctionName): readonly Parameter[] {
  const args = functionType(name, "Args");
  const { properties = {} } = jsonSchemaOf(interfaces[args]);
  return isOneObject(name)
    ? [{ name: "args", type: args }]
    : Object.entries(properties).map(([own, schema]) => ({ name: own, type: typeOf(schema as JsonSchema, "input") }));
}

/** Returns whether a function takes one object in TypeScript. checkImageFit has a parameter for each field. */
function isOneObject(name: LookupFunctionName): boolean {
  return name !== "checkImageFit";
}

/** The types in sdk/types.ts. Any other type of a field is TypeScript's own. */
const namesOfTypes: ReadonlySet<string> = new Set([...Object.keys(interfaces), ...enumNames.map(([, name]) => name)]);

function resourcesFile(): string {
  const types = Object.values(resources).flatMap((row) => [row.args, ...outputsOf(row).map(({ type }) => type)]);
  const words = new Set(types.flatMap((type) => type.match(/\w+/g) ?? []));
  const named = [...words].filter((word) => namesOfTypes.has(word));
  return [
    warning,
    `import * as pulumi from "@pulumi/pulumi";
     import type { Inputs } from "../inputs";
     import type { ${named.sort().join(", ")} } from "../types";
     import { isOfType, propertiesOf, providerOptions, resourceOptions, settingsOf } from "./resource";`,
    ...resourceNames.map((name) => resourceClass(name, resources[name])),
    providerClass(),
  ].join("\n\n");
}

function resourceClass(name: string, row: ResourceRow): string {
  const outputs = outputsOf(row);
  const declared = outputs.map(
    (each) => `${docstring(each.text)}declare readonly ${each.name}: pulumi.Output<${each.type}>;`,
  );
  const token = JSON.stringify(tokenOf(name));
  const names = JSON.stringify(outputs.map((each) => each.name));
  const { id, place, placeText, besides = "" } = row.get;
  const fields = place.map((field) => JSON.stringify(field)).join(" | ");
  return `
    ${docstring(row.description)}export class ${name} extends pulumi.CustomResource {
      ${declared.join("\n")}

      /**
       * @param name - The resource's name, unique in its stack; it is part of its URN.
       * @param args - The filter, and what else there is to say. Any of it may be another resource's output.
       * @param opts - Pulumi's options of a resource. \`import\` takes an image by its id, and \`provider\` names an account.
       */
      constructor(name: string, args: Inputs<${row.args}>, opts?: pulumi.CustomResourceOptions) {
        super(${token}, name, propertiesOf(${names}, args, opts), resourceOptions("${name}", opts));
      }

      /**
       * Reads a resource by its known id, without making it: the stack does not manage it.
       *
       * @param name - The name of the resource in this stack.
       * @param id - ${id}
       * @param place - ${placeText}
       */
      static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        place: Inputs<Pick<${row.args}, ${fields}>> = {},
        opts?: pulumi.CustomResourceOptions,
      ): ${name} {
        return new ${name}(name, ${besides === "" ? "place" : `{ ${besides}, ...place }`}, { ...opts, id });
      }

      /** Whether a value is a ${name}, also one of another copy of this package. */
      static override isInstance(value: unknown): value is ${name} {
        return isOfType(${token}, value);
      }
    }`;
}

/** Returns what a resource has besides its arguments. */
function outputsOf({ record }: ResourceRow) {
  const { properties = {} } = jsonSchemaOf(interfaces[record]);
  return Object.entries(properties).map(([name, property]) => {
    const schema = property as JsonSchema;
    return { name, type: typeOf(schema, "output"), text: schema.description ?? "" };
  });
}

function providerClass(): string {
  const settings = Object.entries(configuration);
  const secrets = JSON.stringify(settings.filter(([, { secret }]) => secret === true).map(([name]) => name));
  const fields = settings.map(
    ([name, setting]) =>
      `${docstring(setting.description)}${name}?: pulumi.Input<${settingType(setting)}> | undefined;`,
  );
  return `
    /** The settings of a provider instance. */
    export interface ProviderArgs {
      ${fields.join("\n")}
    }

    ${docstring(packageSchema("0.0.0").provider.description)}export class Provider extends pulumi.ProviderResource {
      /**
       * @param name - The name of the instance, unique in its stack.
       * @param args - Its settings. What is not given is looked for as for a program without an instance.
       * @param opts - Pulumi's options of a resource.
       */
      constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
        super("${packageName}", name, settingsOf(${secrets}, args, opts), providerOptions(opts));
      }

      /** Whether a value is such an instance, also one of another copy of this package. */
      static override isInstance(value: unknown): value is Provider {
        return isOfType("pulumi:providers:${packageName}", value);
      }
    }`;
}

function settingType({ type }: ConfigurationSetting): string {
  return type === "integer" ? "number" : type;
}

async function main(): Promise<void> {
  for (const [path, text] of await generatePluginSurface()) {
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  }
}

if (require.main === module) {
  void main();
}
