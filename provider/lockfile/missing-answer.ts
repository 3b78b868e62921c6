import { isDeepStrictEqual } from "node:util";
import { ownerText } from "../ucloud/settings/owner";
import type { Entry } from "./format";
import { valueText, type Asked, type Question } from "./question";

/**
 * Returns the error for a frozen lockfile without an answer. It names the nearest entry and the command that adds one.
 */
export function noAnswerTo(question: Asked, entries: readonly Entry[], path: string): string {
  const near = nearest(question, entries);
  const asked = [
    ...Object.entries(question.query).map(([field, value]) => `${field}: ${valueText(value)}`),
    ...(question.owner === undefined ? [] : [`images of: ${valueText(ownerText(question.owner))}`]),
  ];
  return [
    `Lookups are frozen, and the lockfile ${path} has no answer to this one.`,
    ...asked.map((line, position) => `${position === 0 ? "  asked  " : "         "}${line}`),
    ...(near === undefined ? [] : [`  near   an entry differs only in ${near}`]),
    `  next   ${commandFor(question, path)}`,
  ].join("\n");
}

/** Returns the text that explains why a question with secrets is not written to the lockfile, and the consequence. */
export function secretIn({ secrets }: Asked, consequence: string): string {
  const [first, ...others] = secrets;
  const named = others.length === 0 ? `The argument ${first} is` : `The arguments ${secrets.join(", ")} are`;
  return `${named} secret, and secrets are never written to the lockfile, ${consequence}. Ask by something that is no secret.`;
}

/** Describes how the nearest entry differs. Returns undefined when no entry is near enough to help. */
function nearest(question: Question, entries: readonly Entry[]): string | undefined {
  const differences = entries
    .filter(({ find }) => find === question.find)
    .map((entry) => differenceBetween(question, entry))
    .sort((a, b) => a.length - b.length);
  const [least] = differences;
  return least !== undefined && least.length > 0 && least.length <= 2 ? least.join(" and ") : undefined;
}

function differenceBetween(asked: Question, locked: Question): string[] {
  const fields = [...new Set([...Object.keys(asked.query), ...Object.keys(locked.query)])];
  const owner = locked.owner === undefined ? "everyone" : valueText(ownerText(locked.owner));
  return [
    ...fields
      .filter((field) => !isDeepStrictEqual(asked.query[field], locked.query[field]))
      .map((field) => `${field} (locked: ${textOf(locked.query[field])})`),
    ...(isDeepStrictEqual(asked.owner, locked.owner) ? [] : [`whose images they are (locked: ${owner})`]),
  ];
}

function textOf(value: unknown): string {
  return value === undefined ? "none" : valueText(value);
}

/** Returns the command that adds an answer to a question. It can be pasted into a shell in any folder. */
function commandFor({ find, query, owner, access }: Asked, path: string): string {
  const { imageId, ...fields } = query;
  const { baseUrl, profile, projectId = owner?.projectId } = access;
  const words = [
    ...(find === "images" ? ["--all"] : []),
    ...(find === "id" ? option("--id", String(imageId)) : []),
    ...Object.entries(fields).flatMap(([field, value]) => options(field, value)),
    ...(projectId === undefined ? [] : option("--project-id", projectId)),
    ...(profile === undefined ? [] : option("--profile", profile)),
    ...option("--lock-file", path),
  ];
  const elsewhere = baseUrl === undefined ? [] : [`UCLOUD_API_BASE_URL=${quoted(baseUrl)}`];
  return [...elsewhere, "ucloud-image lock", ...words].join(" ");
}

/** Returns the command-line option of a field: its name in kebab-case. An inner field follows its owner's name. */
export function optionFor(field: string): string {
  return `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll(".", "-")}`;
}

function options(field: string, value: unknown): string[] {
  const name = optionFor(field);
  if (Array.isArray(value)) {
    const isOfTexts = value.every((item) => typeof item === "string");
    return isOfTexts ? listOption(name, value) : [name, ...value.map((item) => quoted(JSON.stringify(item)))];
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([inner, part]) => options(`${field}.${inner}`, part));
  }
  return typeof value === "boolean" ? (value ? [name] : []) : option(name, String(value));
}

/** Returns an option with its value. A value that begins with a dash needs an equals sign before it. */
function option(name: string, value: string): string[] {
  return value.startsWith("-") ? [`${name}=${quoted(value)}`] : [name, quoted(value)];
}

/** Returns an option with a list. Commas separate the values; a backslash escapes a comma inside one. */
function listOption(name: string, items: readonly string[]): string[] {
  const values = items.map((item) => item.replaceAll(",", "\\,"));
  return values.some((value) => value.startsWith("-"))
    ? values.map((value) => `${name}=${quoted(value)}`)
    : [name, ...values.map(quoted)];
}

function quoted(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
