import { harmlessJson } from "../../provider/text/printable";

/**
 * Plain data as YAML. Texts that could be read as anything else are written as JSON does, which YAML understands, so
 * that nothing in them acts. Source: YAML 1.2.2, section 1.3: JSON is a subset of it.
 */
export function yamlOf(value: unknown): string {
  // What JSON leaves out or writes in its own way is the same here.
  return blockOf(JSON.parse(JSON.stringify(value ?? null)), "").replace(/^\n/, "");
}

/** What follows a key or a dash: a value on the same line, or an indented block below. */
function blockOf(value: unknown, indent: string): string {
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item: unknown) => `\n${indent}-${placed(item, `${indent}  `, true)}`).join("");
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    return Object.entries(value)
      .map(([key, inner]) => `\n${indent}${scalar(key)}:${placed(inner, `${indent}  `, false)}`)
      .join("");
  }
  return scalar(value);
}

function placed(value: unknown, indent: string, afterDash: boolean): string {
  const block = blockOf(value, indent);
  if (!block.startsWith("\n")) {
    return ` ${block}`;
  }
  // The first key of an item stands beside its dash.
  return afterDash ? ` ${block.slice(indent.length + 1)}` : block;
}

function scalar(value: unknown): string {
  return typeof value === "string" && plain.test(value) && !reserved.test(value) ? value : harmlessJson(value);
}

/** Letters, digits and a few marks in between, beginning with a letter: no mark of YAML's, and no number or date. */
const plain = /^\p{L}(?:[\p{L}\p{N} _./()-]*[\p{L}\p{N}._/()-])?$/u;

/** Words that a reader of YAML 1.1 or 1.2 takes for a boolean, for nothing or for a number. */
const reserved = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;
