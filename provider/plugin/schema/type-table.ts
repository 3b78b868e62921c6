import { tokenOf } from "../tokens";
import { enumNames, namedEnum } from "./names";
import type { ObjectSpec, PropertyType, TypeSpec } from "./spec";

/** The named types of a package's schema. Pulumi requires a name for every object and every list of accepted values. */
export class TypeTable {
  private readonly types = new Map<string, TypeSpec>();

  /** Adds an object and returns a reference to it. Throws a TypeError when a different object has the same name. */
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

  /** Adds a list of accepted values and returns a reference to it. */
  enum(values: readonly unknown[]): PropertyType {
    const { name, meaning } = namedEnum(values);
    const token = tokenOf(name);
    const accepted = values.map(String).map((value) => ({ name: memberName(value), value }));
    this.types.set(token, { type: "string", description: meaning, enum: accepted });
    return { type: "string", ...reference(token) };
  }

  /**
   * Returns the type of a text. If its known values have a named list, they are added as what Pulumi calls a relaxed
   * enum. Values such as `T4/4` can't be names of constants.
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

/** Returns a value as the name of a constant, which begins with a capital letter in most languages. */
function memberName(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1);
}
