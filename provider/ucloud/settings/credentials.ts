import { ConfigurationError } from "../errors/error-classes";
import type { Profile } from "./profile";
import type { Sourced } from "./setting-value";

/** Values that belong together: the keys that sign, and the project that they are for. */
export interface Credentials {
  readonly publicKey?: Sourced<string> | undefined;
  readonly privateKey?: Sourced<string> | undefined;
  readonly projectId?: Sourced<string> | undefined;
}

/** The places of credentials. */
export interface CredentialPlaces {
  readonly configuration: Credentials;
  readonly environment: Credentials;
  readonly profile: Profile | undefined;
  /** The role whose temporary keys are requested. */
  readonly instanceRole: Sourced<string> | undefined;
}

export interface ChosenCredentials extends Credentials {
  readonly instanceRole?: Sourced<string> | undefined;
  /** Warnings that do not stop the work. */
  readonly warnings: readonly string[];
}

/**
 * Chooses keys and project. The stack configuration comes first. A named profile comes before the environment, as in
 * UCloud's own tools; a profile that is only active comes after it. A warning reports when a profile was named but keys
 * and project come from two places.
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

/** Returns the credentials of a role. Its keys bring their own project, but a configured project comes first. */
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

/** Returns the value of the first place that has one. */
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

/**
 * Returns a warning when keys and project come from different places. A project in the stack configuration belongs to
 * the program, and colleagues have their own keys in it.
 */
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
