import { tokenOf } from "../tokens";
import { enumNames, namedEnum } from "./names";
import type { ObjectSpec, PropertyType, TypeSpec } from "./spec";

/** The named types of a package's schema: Pulumi wants a name for every object and every list of accepted values. */
export class TypeTable {
  private readonly types = new Map<string, TypeSpec>();

  /** A reference to the named object, which is described when it is met for the first time. */
  object(name: string, describe: () => ObjectSpec): PropertyType {
    const token = tokenOf(name);
    const known = this.types.get(token);
    const described = describe();
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(described)) {
      throw new TypeError(`Two different objects would be called ${token} in the plugin's schema.`);
    }
    this.types.set(token, described);
    return reference(token);
  }

  /** A reference to the named list of accepted values. */
  enum(values: readonly unknown[]): PropertyType {
    const { name, meaning } = namedEnum(values);
    const token = tokenOf(name);
    const accepted = values.map(String).map((value) => ({ name: memberName(value), value }));
    this.types.set(token, { type: "string", description: meaning, enum: accepted });
    return { type: "string", ...reference(token) };
  }

  /**
   * A text, with the known values as a named list where it has a name: what Pulumi calls a relaxed enum. Values such as
   * `T4/4` make no names of constants.
   */
  open(values: readonly unknown[]): PropertyType {
    const isNamed =
      enumNames.some(([named]) => String(named) === String(values)) &&
      values.map(String).every((value) => /^[A-Z]\w*$/i.test(value));
    return isNamed ? { oneOf: [{ type: "string" }, this.enum(values)] } : { type: "string" };
  }

  all(): Readonly<Record<string, TypeSpec>> {
    return Object.fromEntries([...this.types].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

function reference(token: string): PropertyType {
  return { $ref: `#/types/${token}` };
}

/** A value as the name of a constant, which begins with a capital letter in most languages. */
function memberName(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1);
}
