import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { z } from "zod";
import {
  checkImageFitArguments,
  getImageArguments,
  getImagePerZoneArguments,
  getImagesArguments,
  pinnedImageArguments,
} from "../../provider/images/arguments";
import { driftRecord } from "../../provider/images/drift";
import { explanationRecord, filterReport, funnelStep, nearMiss, queryValue } from "../../provider/images/explanation";
import { fallbackFilter, filterFields } from "../../provider/images/filter";
import { hostShape } from "../../provider/images/host";
import { imageRecord } from "../../provider/images/image";
import {
  brokenRule,
  checkImageFitResult,
  foundImage,
  getImagePerZoneResult,
  getImageResult,
  getImagesResult,
  pinnedImageOutputs,
} from "../../provider/images/results";
import { enumNames } from "../../provider/plugin/names";

/**
 * Writes sdk/types.ts from the descriptions in provider/images/, so that an editor shows the same text as the plugin's
 * schema. Run it with `npm run generate`; a test fails when the file is out of date.
 */
export async function generateTypes(): Promise<string> {
  const sections = [
    "// Written by `npm run generate` from provider/images/; change the text there.",
    ...enumNames.map(enumType),
    ...interfaces.map(declaration),
  ];
  return format(sections.join("\n\n"), { ...(await resolveConfig(typesFile)), parser: "typescript" });
}

export const typesFile = join(__dirname, "..", "..", "sdk", "types.ts");

interface Interface {
  readonly name: string;
  readonly meaning: string;
  readonly description: z.ZodType;
  readonly io: "input" | "output";
  readonly base?: string;
}

const interfaces: readonly Interface[] = [
  {
    name: "ImageFilter",
    meaning: "What an image must be, have and have been.",
    description: fallbackFilter,
    io: "input",
  },
  {
    name: "LookupArgs",
    meaning: "What every lookup takes: where to look, what for, and what to do when there is none.",
    description: z.object(filterFields),
    io: "input",
    base: "ImageFilter",
  },
  {
    name: "GetImageArgs",
    meaning: "What getImage looks for.",
    description: getImageArguments,
    io: "input",
    base: "LookupArgs",
  },
  {
    name: "GetImagesArgs",
    meaning: "What getImages looks for.",
    description: getImagesArguments,
    io: "input",
    base: "LookupArgs",
  },
  {
    name: "GetImagePerZoneArgs",
    meaning: "What getImagePerZone looks for.",
    description: getImagePerZoneArguments,
    io: "input",
    base: "ImageFilter",
  },
  {
    name: "PinnedImageArgs",
    meaning: "What a PinnedImage looks for, and when it moves.",
    description: pinnedImageArguments,
    io: "input",
    base: "LookupArgs",
  },
  { name: "Host", meaning: "What an image is to boot on.", description: hostShape, io: "input" },
  { name: "Image", meaning: "An image of UCloud's.", description: imageRecord, io: "output" },
  {
    name: "FoundImage",
    meaning: "An image, at the moment of the lookup.",
    description: foundImage,
    io: "output",
    base: "Image",
  },
  {
    name: "GetImageResult",
    meaning: "The image that getImage chose.",
    description: getImageResult,
    io: "output",
    base: "FoundImage",
  },
  { name: "QueryValue", meaning: "A value that took part in a lookup.", description: queryValue, io: "output" },
  { name: "FunnelStep", meaning: "What a demand left.", description: funnelStep, io: "output" },
  { name: "NearMiss", meaning: "An image that nearly matched.", description: nearMiss, io: "output" },
  {
    name: "FilterReport",
    meaning: "How one filter of a lookup went.",
    description: filterReport,
    io: "output",
  },
  {
    name: "Explanation",
    meaning: "Why a lookup ended as it did.",
    description: explanationRecord,
    io: "output",
    base: "FilterReport",
  },
  { name: "GetImagesResult", meaning: "The images that getImages found.", description: getImagesResult, io: "output" },
  {
    name: "GetImagePerZoneResult",
    meaning: "The images that getImagePerZone found.",
    description: getImagePerZoneResult,
    io: "output",
  },
  {
    name: "FitImage",
    meaning: "What checkImageFit reads of an image.",
    description: checkImageFitArguments.shape.image,
    io: "input",
  },
  { name: "BrokenRule", meaning: "Why an image does not fit a host.", description: brokenRule, io: "output" },
  {
    name: "CheckImageFitResult",
    meaning: "Whether an image fits a host.",
    description: checkImageFitResult,
    io: "output",
  },
  {
    name: "Drift",
    meaning: "What a move of a pin to the newest image would change.",
    description: driftRecord,
    io: "output",
  },
  { name: "PinRecord", meaning: "What a PinnedImage records.", description: pinnedImageOutputs, io: "output" },
];

function enumType([values, name, meaning]: (typeof enumNames)[number]): string {
  return `${comment(meaning)}export type ${name} = ${values.map((value) => `"${value}"`).join(" | ")};`;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

function declaration({ name, meaning, description, io, base }: Interface): string {
  const inherited = interfaces.find((other) => other.name === base);
  const known = inherited === undefined ? {} : (schemaOf(inherited).properties ?? {});
  const extending = base === undefined ? "" : `extends ${base} `;
  const body = objectType(schemaOf({ description, io }), Object.keys(known), name);
  return `/** ${meaning} */\nexport interface ${name} ${extending}${body}`;
}

function schemaOf({ description, io }: Pick<Interface, "description" | "io">): JsonSchema {
  return z.toJSONSchema(description, { io, unrepresentable: "any" });
}

function objectType(schema: JsonSchema, inherited: readonly string[] = [], owner = ""): string {
  const own = Object.entries(schema.properties ?? {}).filter(([field]) => !inherited.includes(field));
  const fields = own.map(([field, property]) => {
    const inner = property as JsonSchema;
    const type = typeOf(inner, owner);
    const required = schema.required?.includes(field) === true;
    return `${docstring(inner)}${field}${required ? `: ${type}` : `?: ${type} | undefined`};`;
  });
  return `{\n${fields.join("\n")}\n}`;
}

function typeOf(schema: JsonSchema, owner: string): string {
  if (schema.enum !== undefined) {
    return enumNames.find(([values]) => String(values) === String(schema.enum))?.[1] ?? "string";
  }
  switch (schema.type) {
    case "string":
    case "boolean":
      return schema.type;
    case "number":
    case "integer":
      return "number";
    case "array":
      return `${readonly(owner)}${typeOf(schema.items as JsonSchema, owner)}[]`;
    case "object":
      return schema.properties === undefined
        ? `Record<string, ${typeOf(valuesIn(schema), owner)}>`
        : (nameOf(schema, owner) ?? objectType(schema));
    default:
      return schema.anyOf === undefined ? "unknown" : alternatives(schema, owner);
  }
}

function alternatives(schema: JsonSchema, owner: string): string {
  return [...new Set((schema.anyOf ?? []).map((option) => typeOf(option as JsonSchema, owner)))].join(" | ");
}

/** What the values of a map are. */
function valuesIn({ additionalProperties }: JsonSchema): JsonSchema {
  return typeof additionalProperties === "object" ? (additionalProperties as JsonSchema) : {};
}

/** Programs may pass lists that they can't change themselves; what they get they may change. */
function readonly(owner: string): string {
  return interfaces.find(({ name }) => name === owner)?.io === "input" ? "readonly " : "";
}

/** The interface that stands for an object inside another one. */
function nameOf(schema: JsonSchema, owner: string): string | undefined {
  const properties = JSON.stringify(schema.properties);
  return interfaces.find((other) => other.name !== owner && JSON.stringify(schemaOf(other).properties) === properties)
    ?.name;
}

function docstring({ description, default: byDefault }: JsonSchema): string {
  if (description === undefined) {
    return "";
  }
  const text = byDefault === undefined ? description : `${description} Default: \`${JSON.stringify(byDefault)}\`.`;
  return comment(text);
}

function comment(text: string): string {
  return `/**\n * ${wrapped(text).join("\n * ")}\n */\n`;
}

function wrapped(text: string): string[] {
  return text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= 112) {
      return [...lines, word];
    }
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}

async function main(): Promise<void> {
  const fresh = `${typesFile}.new`;
  writeFileSync(fresh, await generateTypes());
  renameSync(fresh, typesFile);
}

if (require.main === module) {
  void main();
}
