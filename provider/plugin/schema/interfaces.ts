import * as z from "zod";
import { explanationRecord, filterReport, nearMiss } from "../../explanation/explanation";
import { fallbackFilter, filterFields } from "../../filter/filter";
import { hostShape } from "../../filter/host";
import { brokenRule, fitImage } from "../../filter/host-fit";
import { queryValue } from "../../filter/query";
import { funnelStep } from "../../filter/select";
import { imageRecord, price } from "../../image/image";
import { imageOwner, pinOrigin } from "../../pin/record";
import { foundImage } from "../../lookup/found-image";
import {
  lookupFunctionNames,
  lookupFunctions,
  type LookupFunction,
  type LookupFunctionName,
} from "../../lookup/functions";
import { pinnedImageArguments } from "../../pin/arguments";
import { driftRecord } from "../../pin/drift";
import { pinnedImageOutputs } from "../../pin/one-image";
import { perZoneOrigin, pinnedImagePerZoneArguments, pinnedImagePerZoneOutputs } from "../../pin-per-zone/arguments";

/** A described object with its own name. */
export interface Interface {
  readonly meaning: string;
  readonly description: z.ZodType;
  readonly io: "input" | "output";
  /** The interface that it extends in TypeScript. Pulumi's schema has no inheritance. */
  readonly base: Base | undefined;
}

type Base = "ImageFilter" | "LookupArgs" | "Image" | "FoundImage" | "FilterReport";

/** The named objects, here and in sdk/types.ts, in the order in which they stand there. */
export const interfaces = {
  ImageFilter: input("What an image must be, have and have been.", fallbackFilter),
  LookupArgs: input(
    "What every lookup takes: where to look, what for, and what to do when there is none.",
    z.object(filterFields),
    "ImageFilter",
  ),
  ...argumentsOfFunctions(),
  PinnedImageArgs: input("What a PinnedImage looks for, and when it moves.", pinnedImageArguments, "LookupArgs"),
  PinnedImagePerZoneArgs: input("What a PinnedImagePerZone looks for, and when it moves.", pinnedImagePerZoneArguments),
  Host: input("What an image is to boot on.", hostShape),
  Price: output("A price of a market image for one way of charging.", price),
  Image: output("An image of UCloud's.", imageRecord),
  FoundImage: output("An image, at the moment of the lookup.", foundImage, "Image"),
  QueryValue: output("A value that took part in a lookup.", queryValue),
  FunnelStep: output("What a demand left.", funnelStep),
  NearMiss: output("An image that nearly matched.", nearMiss),
  FilterReport: output("How one filter of a lookup went.", filterReport),
  Explanation: output("Why a lookup ended as it did.", explanationRecord, "FilterReport"),
  FitImage: input("What checkImageFit reads of an image.", fitImage),
  BrokenRule: output("Why an image does not fit a host.", brokenRule),
  ...resultsOfFunctions(),
  Drift: output("What a move of a pin to the newest image would change.", driftRecord),
  PinOrigin: output("Where, by whom and by which query an image was pinned.", pinOrigin),
  ImageOwner: output("Whom a custom or market image belongs to.", imageOwner),
  PinRecord: output("What a PinnedImage records.", pinnedImageOutputs),
  PinPerZoneOrigin: output("By whom and by which query images of several zones were pinned.", perZoneOrigin),
  PinPerZoneRecord: output("What a PinnedImagePerZone records.", pinnedImagePerZoneOutputs),
} as const;

export type InterfaceName = keyof typeof interfaces;

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Returns an interface as JSON Schema. */
export function jsonSchemaOf({ description, io }: Interface): JsonSchema {
  return z.toJSONSchema(description, { io, unrepresentable: "any" });
}

/** Returns the name of the interface of a nested object: the first one with the same properties. */
export function interfaceOf({ properties }: JsonSchema): InterfaceName | undefined {
  return namesByProperties().get(JSON.stringify(properties));
}

let names: ReadonlyMap<string, InterfaceName> | undefined;

/** Computed on demand: the plugin starts for every preview, and few callers ask for its schema. */
function namesByProperties(): ReadonlyMap<string, InterfaceName> {
  const all = Object.keys(interfaces) as InterfaceName[];
  names ??= new Map(all.reverse().map((name) => [JSON.stringify(jsonSchemaOf(interfaces[name]).properties), name]));
  return names;
}

function argumentsOfFunctions(): Record<`${Capitalize<LookupFunctionName>}Args`, Interface> {
  return namedByFunction("Args", ({ arguments: { meaning, description, base } }) => input(meaning, description, base));
}

function resultsOfFunctions(): Record<`${Capitalize<LookupFunctionName>}Result`, Interface> {
  return namedByFunction("Result", ({ result: { meaning, description, base } }) => output(meaning, description, base));
}

function namedByFunction<Suffix extends string>(
  suffix: Suffix,
  interfaceFor: (called: LookupFunction) => Interface,
): Record<`${Capitalize<LookupFunctionName>}${Suffix}`, Interface> {
  const named = lookupFunctionNames.map((name) => [functionType(name, suffix), interfaceFor(lookupFunctions[name])]);
  return Object.fromEntries(named) as Record<`${Capitalize<LookupFunctionName>}${Suffix}`, Interface>;
}

/** Returns the name of a function's arguments or result: `GetImageArgs`, `GetImageResult`. */
export function functionType<Suffix extends string>(
  name: LookupFunctionName,
  suffix: Suffix,
): `${Capitalize<LookupFunctionName>}${Suffix}` {
  const capitalized = `${name.charAt(0).toUpperCase()}${name.slice(1)}` as Capitalize<LookupFunctionName>;
  return `${capitalized}${suffix}`;
}

function input(meaning: string, description: z.ZodType, base?: Base): Interface {
  return { meaning, description, io: "input", base };
}

function output(meaning: string, description: z.ZodType, base?: Base): Interface {
  return { meaning, description, io: "output", base };
}
