import { ConfigurationError } from "../errors/error-classes";

/** One of UCloud's two profile files. */
export interface ProfileFile {
  readonly path: string;
  /** The path as shown to people. */
  readonly shown: string;
  /** The environment variable that named the file. Such a file must exist. */
  readonly namedBy?: string;
}

/** One profile of a file, with its fields as texts. */
export interface ProfileEntry {
  readonly profile: string;
  readonly active: boolean;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Returns the profiles of a file, or none when no variable named it and it does not exist. Throws when the file can't
 * be read.
 */
export function readEntries(readFile: (path: string) => string | undefined, file: ProfileFile): ProfileEntry[] {
  const text = readText(readFile, file);
  if (text === undefined) {
    if (file.namedBy !== undefined) {
      throw unreadable(file, `does not exist, and the environment variable ${file.namedBy} names it`);
    }
    return [];
  }
  const entries = parse(text, file);
  if (Array.isArray(entries)) {
    return entries.map((entry: unknown, index) => readEntry(entry, index, file));
  }
  if (typeof entries !== "object") {
    throw unreadable(file, "is not a JSON array of profiles");
  }
  // A single profile, as people write it by hand. Without a name, it is the default one.
  return entries === null ? [] : [readEntry({ profile: "default", ...entries }, 0, file)];
}

export function entryNamed(
  name: string,
  entries: readonly ProfileEntry[],
  file: ProfileFile,
): ProfileEntry | undefined {
  const found = entries.filter((entry) => entry.profile === name);
  if (found.length > 1) {
    throw unreadable(file, `has the profile "${name}" ${found.length} times`);
  }
  return found[0];
}

function readText(readFile: (path: string) => string | undefined, file: ProfileFile): string | undefined {
  try {
    return readFile(file.path);
  } catch (cause) {
    throw unreadable(file, "can't be opened", cause);
  }
}

function parse(text: string, file: ProfileFile): unknown {
  const json = text.replace(/^\uFEFF/, "").trim();
  try {
    // UCloud's command line treats an empty file as one without profiles.
    return json === "" ? [] : JSON.parse(json);
  } catch {
    // The cause is left out: JSON.parse quotes the text around the error, and this file holds a private key.
    throw unreadable(file, "is not JSON");
  }
}

function readEntry(entry: unknown, index: number, file: ProfileFile): ProfileEntry {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    throw unreadable(file, `has something else than a profile at position ${index + 1}`);
  }
  const fields = Object.entries(entry).filter(([, value]) => value !== null);
  const wrong = fields.find(([name, value]) => known.has(name) && !known.get(name)?.includes(typeof value));
  if (wrong !== undefined) {
    throw unreadable(file, `has a profile (position ${index + 1}) whose ${wrong[0]} is a ${typeof wrong[1]}`);
  }
  const texts = Object.fromEntries(fields.filter(([name]) => known.has(name)).map(([name, v]) => [name, String(v)]));
  return { profile: texts["profile"] ?? "", active: texts["active"] === "true", fields: texts };
}

/** The fields that UCloud's command line writes and this package reads, with their types. Other fields are ignored. */
const known = new Map([
  ["profile", ["string"]],
  ["active", ["boolean"]],
  ["public_key", ["string"]],
  ["private_key", ["string"]],
  ["project_id", ["string"]],
  ["region", ["string"]],
  ["zone", ["string"]],
  ["base_url", ["string"]],
  ["timeout_sec", ["number", "string"]],
  ["max_retry_times", ["number", "string"]],
  ["channel_key", ["string"]],
  ["auth_mode", ["string"]],
  ["cookie", ["string"]],
]);

function unreadable(file: ProfileFile, problem: string, cause?: unknown): ConfigurationError {
  return new ConfigurationError(
    "profile",
    `UCloud's profile file ${file.shown} ${problem}. Correct it, or write it anew with UCloud's command "ucloud config".`,
    { cause },
  );
}
