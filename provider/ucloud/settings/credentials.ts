import { ConfigurationError } from "../errors/error-classes";
import type { Profile } from "./profile";
import type { Sourced } from "./setting-value";

/** What belongs together: the keys that sign, and the project that they are for. */
export interface Credentials {
  readonly publicKey?: Sourced<string> | undefined;
  readonly privateKey?: Sourced<string> | undefined;
  readonly projectId?: Sourced<string> | undefined;
}

/** The places that credentials may stand in. */
export interface CredentialPlaces {
  readonly configuration: Credentials;
  readonly environment: Credentials;
  readonly profile: Profile | undefined;
  /** The role whose temporary keys were asked for. */
  readonly instanceRole: Sourced<string> | undefined;
}

export interface ChosenCredentials extends Credentials {
  readonly instanceRole?: Sourced<string> | undefined;
  /** What a person should know, although the work goes on. */
  readonly warnings: readonly string[];
}

/**
 * Chooses keys and project. The stack configuration comes first. A profile that somebody named comes before the
 * environment, as UCloud's own tools have it; one that is only active comes after it. Where keys and project come from
 * two places although a profile was named, a warning says so.
 */
export function chooseCredentials(places: CredentialPlaces): ChosenCredentials {
  const { instanceRole } = places;
  return instanceRole === undefined ? ofKeys(places) : ofRole(places, instanceRole);
}

function ofKeys({ configuration, environment, profile }: CredentialPlaces): ChosenCredentials {
  const isNamed = profile?.isNamed === true;
  const profileFirst = isNamed && (hasKeys(profile) || !hasKeys(environment));
  const order = [configuration, ...(profileFirst ? [profile, environment] : [environment, profile ?? {}])];
  const publicKey = firstOf(order, "publicKey");
  const privateKey = firstOf(order, "privateKey");
  const projectId = firstOf(order, "projectId");
  const chosen = { publicKey, privateKey, projectId };
  const warnings = isNamed ? [...keysFromElsewhere(profile, chosen), ...mixedPlaces(profile, chosen)] : [];
  return { ...chosen, warnings };
}

/** The keys of a role bring a project of their own; one that is configured comes before it. */
function ofRole(
  { configuration, environment, profile }: CredentialPlaces,
  instanceRole: Sourced<string>,
): ChosenCredentials {
  if (configuration.publicKey !== undefined || configuration.privateKey !== undefined) {
    const { source = "" } = configuration.privateKey ?? configuration.publicKey ?? {};
    throw new ConfigurationError(
      "instanceRole",
      `The ${instanceRole.source} asks for the temporary keys of the instance role "${instanceRole.value}", and the ` +
        `${source} has a key too. Remove one of them.`,
    );
  }
  const named = profile?.isNamed === true ? [profile] : [];
  const unused = [...named, environment].find(hasKeys)?.privateKey;
  const warning =
    `The keys of ${unused?.source} are not used, since the ${instanceRole.source} asks for the temporary keys of the ` +
    `instance role "${instanceRole.value}".`;
  return {
    instanceRole,
    projectId: firstOf([configuration, ...named, environment], "projectId"),
    warnings: unused === undefined ? [] : [warning],
  };
}

/** Returns the value of the first place that has it. */
function firstOf(places: readonly Credentials[], field: keyof Credentials): Sourced<string> | undefined {
  return places.map((place) => place[field]).find((value) => value !== undefined);
}

function hasKeys({ publicKey, privateKey }: Credentials): boolean {
  return publicKey !== undefined && privateKey !== undefined;
}

function keysFromElsewhere(profile: Profile, { publicKey, privateKey }: Credentials): string[] {
  if (hasKeys(profile) || privateKey === undefined || isOf("stack configuration", privateKey)) {
    return [];
  }
  const sources = [publicKey, privateKey].flatMap((key) => (key === undefined ? [] : [key.source]));
  const why =
    profile.cannotSign ?? `has no ${profile.publicKey || profile.privateKey ? "complete pair of keys" : "keys"}`;
  return [
    `The profile "${profile.name.value}" (${profile.name.source}) ${why}, so the keys are taken from ` +
      `${sources.join(" and ")}.`,
  ];
}

/** A project of the stack is the program's: each colleague has keys of his own in it. */
function mixedPlaces(profile: Profile, { publicKey, privateKey, projectId }: Credentials): string[] {
  const project = projectId !== undefined && isOf("stack configuration", projectId) ? undefined : projectId;
  const found = [publicKey, privateKey, project].filter((value) => value !== undefined);
  if (new Set(found.map(placeOf)).size < 2) {
    return [];
  }
  const named = [
    ...(publicKey === undefined ? [] : [`the public key from ${publicKey.source}`]),
    ...(privateKey === undefined ? [] : [`the private key from ${privateKey.source}`]),
    ...(project === undefined ? [] : [`the project "${project.value}" from ${project.source}`]),
  ];
  return [
    `Keys and project come from different places, although the profile "${profile.name.value}" is named: ` +
      `${named.join(", ")}. Set all of them in one place.`,
  ];
}

const placeNames = ["stack configuration", "environment variable", "profile"] as const;

function placeOf(value: Sourced<string>): string | undefined {
  return placeNames.find((name) => isOf(name, value));
}

function isOf(place: (typeof placeNames)[number], { source }: Sourced<string>): boolean {
  return source.startsWith(place);
}
