import { printableJson } from "../../provider/text/printable";

/**
 * Returns plain data as YAML. Texts that YAML could read as something else are written as JSON strings, with control
 * characters escaped. Source: YAML 1.2.2, section 1.3: JSON is a subset of it.
 */
export function yamlOf(value: unknown): string {
  // Converts values as JSON does: drops undefined, and turns dates into texts.
  return blockOf(JSON.parse(JSON.stringify(value ?? null)), "").replace(/^\n/, "");
}

/** Returns the text after a key or a dash: a value on the same line, or an indented block below. */
function blockOf(value: unknown, indent: string): string {
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item: unknown) => `\n${indent}-${afterMark(item, `${indent}  `, true)}`).join("");
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    return Object.entries(value)
      .map(([key, inner]) => `\n${indent}${scalar(key)}:${afterMark(inner, `${indent}  `, false)}`)
      .join("");
  }
  return scalar(value);
}

function afterMark(value: unknown, indent: string, afterDash: boolean): string {
  const block = blockOf(value, indent);
  if (!block.startsWith("\n")) {
    return ` ${block}`;
  }
  // The first key of an item is on the line of its dash.
  return afterDash ? ` ${block.slice(indent.length + 1)}` : block;
}

function scalar(value: unknown): string {
  return typeof value === "string" && unquoted.test(value) && !reserved.test(value) ? value : printableJson(value);
}

/** A text that needs no quotes: it begins with a letter, and has no YAML indicator. */
const unquoted = /^\p{L}(?:[\p{L}\p{N} _./()-]*[\p{L}\p{N}._/()-])?$/u;

/** Words that YAML 1.1 or 1.2 reads as a boolean, null or a number. */
const reserved = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;
