import { isDeepStrictEqual } from "node:util";
import {
  CheckFailure,
  CheckResponse,
  ConfigureResponse,
  DiffResponse,
  type CheckRequest,
  type ConfigureRequest,
  type DiffRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { configuration, configurationKeys, type ConfigurationKey } from "../../configuration-keys";
import { configurationWarnings, instanceWarnings } from "../../configuration-warnings";
import { openAccount } from "../../context";
import { hasUnknown } from "../../unknown-values";
import { ConfigurationError } from "../../ucloud/errors/error-classes";
import type { Session } from "../session";
import { decode, encode, type Properties } from "../values";

/** Rejects invalid settings and marks secret settings as secret. Missing settings may come from another place. */
export async function checkConfig(session: Session, request: CheckRequest): Promise<CheckResponse> {
  const { values, secrets } = decode(request.getNews());
  const given = Object.keys(values).filter((key) => values[key] !== undefined);
  const warnings = isInstance(request.getUrn())
    ? instanceWarnings(given)
    : configurationWarnings(given, (key) => secrets.has(key) || hasUnknown(values[key]));
  await Promise.all(warnings.map((text) => session.warn(text, request.getUrn())));
  const problem = hasUnknown(values) ? undefined : problemOf(values);
  const failures =
    problem === undefined ? [] : [new CheckFailure().setProperty(problem.field).setReason(problem.message)];
  return new CheckResponse().setInputs(encode(values, secretKeys)).setFailuresList(failures);
}

/**
 * Returns whether a program makes this provider. Those that the engine makes have the stack's configuration, and names that
 * begin with `default`. Source: Pulumi's sdk/go/common/providers/reference.go, `IsDefaultProvider`.
 */
function isInstance(urn: string): boolean {
  const name = urn.split("::").at(-1) ?? "";
  return name !== "" && !name.startsWith("default");
}

/**
 * Returns which settings changed. No change replaces a provider: a pin does not depend on the settings that it was
 * looked up with.
 */
export function diffConfig(_session: Session, request: DiffRequest): DiffResponse {
  const [olds, news] = [decode(request.getOldInputs()).values, decode(request.getNews()).values];
  const changed = configurationKeys.filter((key) => !isDeepStrictEqual(olds[key], news[key]));
  return new DiffResponse()
    .setChanges(changed.length > 0 ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE)
    .setDiffsList(changed);
}

export function configure(session: Session, request: ConfigureRequest): ConfigureResponse {
  const { values } = decode(request.getArgs());
  session.configure((key) => textOf(values, key));
  return new ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
}

/**
 * Returns the problem of the settings given here. Problems of other places are reported by the lookup that needs them.
 */
function problemOf(values: Properties): ConfigurationError | undefined {
  try {
    openAccount(
      (key) => textOf(values, key),
      () => undefined,
    );
    return undefined;
  } catch (error) {
    return error instanceof ConfigurationError && values[error.field] !== undefined ? error : undefined;
  }
}

/** Returns a setting as text. Stack configuration holds only text; a program may pass numbers and booleans. */
function textOf(values: Properties, key: ConfigurationKey): string | undefined {
  const value = values[key];
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}

const secretKeys: ReadonlySet<string> = new Set(configurationKeys.filter((key) => configuration[key].secret === true));
