import { nearestSpelling } from "../text/spelling";
import { families, machineTypes, namedType, olderTypes, typeOf, type WrittenType } from "./machine-types";

/** A problem with the type of a host: an unknown name, or names that do not belong together. */
export interface TypeProblem {
  readonly field: "machineType" | "uhostType" | "family" | "cpuPlatform" | "gpuType";
  readonly value: string | undefined;
  /** The end of a sentence that begins with the value. */
  readonly message: string;
}

export const knownMachineTypes: readonly string[] = [...machineTypes.keys()];
export const knownOlderTypes: readonly string[] = [...olderTypes.keys()];
export const knownFamilies: readonly string[] = [...families.keys()];

/** Returns the problems with the type of a host. An unknown type is reported and never judged. */
export function typeProblemsOf(host: WrittenType): TypeProblem[] {
  const unknown = unknownNames(host);
  if (unknown.length > 0) {
    return unknown;
  }
  if (namedType(host) === undefined) {
    const message = "must be given, or uhostType: the rules of one machine type are the opposite of another's";
    return [{ field: "machineType", value: undefined, message }];
  }
  return [...olderTypeMismatch(host), ...familyMismatch(host), ...gpuMismatch(host)];
}

function unknownNames(host: WrittenType): TypeProblem[] {
  const { machineType, uhostType, family } = host;
  return [
    ...(machineType === undefined || namedType(host) !== undefined
      ? []
      : [
          unknown("machineType", "machine type", machineType, [
            ...knownMachineTypes,
            ...knownOlderTypes,
            ...knownFamilies,
          ]),
        ]),
    ...(uhostType === undefined || olderTypes.has(uhostType)
      ? []
      : [unknown("uhostType", "UHostType", uhostType, knownOlderTypes)]),
    ...(family === undefined || families.has(family) ? [] : [unknown("family", "family", family, knownFamilies)]),
  ];
}

function unknown(field: TypeProblem["field"], kind: string, value: string, known: readonly string[]): TypeProblem {
  // The size in an instance type, as in `o2r.large`, is not part of the type's name.
  const nearest = nearestSpelling(value, known) ?? nearestSpelling(value.replace(/\..*$/, ""), known);
  const hint = nearest === undefined ? "" : ` Did you mean ${JSON.stringify(nearest)}?`;
  return { field, value, message: `is an unknown ${kind}, so no rule can judge it.${hint} Known: ${known.join(", ")}` };
}

function olderTypeMismatch(host: WrittenType): TypeProblem[] {
  const { machineType, uhostType } = host;
  const older = olderTypes.get(uhostType ?? "");
  if (older === undefined || machineType === undefined) {
    return [];
  }
  const isSame = olderTypes.has(machineType)
    ? machineType === uhostType
    : namedType(host)?.machineType === older.machineType;
  const message = `is of machine type ${older.machineType}, and does not belong to ${machineType}`;
  return isSame ? [] : [{ field: "uhostType", value: uhostType, message }];
}

/** "The family must match the MachineType, or the request is refused." All CPUs of a family are of one maker. */
function familyMismatch(host: WrittenType): TypeProblem[] {
  const named = namedType(host);
  const name = host.family ?? named?.family ?? "";
  const family = families.get(name);
  if (family === undefined) {
    return [];
  }
  if (family.machineType !== named?.machineType || (named.family ?? name) !== name) {
    const message = `is of machine type ${family.machineType}, and does not belong to ${host.machineType ?? host.uhostType}`;
    return [{ field: "family", value: name, message }];
  }
  const { cpuPlatform } = host;
  return cpuPlatform === undefined || cpuPlatform.startsWith(`${family.maker}/`)
    ? []
    : [
        {
          field: "cpuPlatform",
          value: cpuPlatform,
          message: `is not of the family ${name}, whose CPUs ${family.maker} makes`,
        },
      ];
}

function gpuMismatch(host: WrittenType): TypeProblem[] {
  const { kind, gpuType } = typeOf(host);
  if (kind !== "gpu") {
    return [];
  }
  if (gpuType === undefined) {
    const message = "must be given for machine type G, since images have drivers for some GPU types only";
    return [{ field: "gpuType", value: undefined, message }];
  }
  const message = `is not the GPU of ${host.uhostType ?? host.machineType}, which is a ${gpuType}`;
  return (host.gpuType ?? gpuType) === gpuType ? [] : [{ field: "gpuType", value: host.gpuType, message }];
}
