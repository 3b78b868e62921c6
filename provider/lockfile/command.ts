import type { Question } from "./question";

/** The command that adds an answer to a question, to be pasted into a shell. */
export function commandFor({ find, query }: Question): string {
  const { imageId, ...fields } = query;
  const words = [
    ...(find === "images" ? ["--all"] : []),
    ...(find === "id" ? ["--id", quoted(String(imageId))] : []),
    ...Object.entries(fields).flatMap(([field, value]) => options(field, value)),
  ];
  return ["ucloud-image lock", ...words].join(" ");
}

/** The option of a field is its name in kebab-case, and that of an inner field follows after its owner's. */
export function optionFor(field: string): string {
  return `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll(".", "-")}`;
}

function options(field: string, value: unknown): string[] {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => quoted(typeof item === "string" ? item : JSON.stringify(item)));
    return items.length === 0 ? [] : [optionFor(field), ...items];
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([inner, part]) => options(`${field}.${inner}`, part));
  }
  return typeof value === "boolean" ? (value ? [optionFor(field)] : []) : [optionFor(field), quoted(String(value))];
}

function quoted(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
