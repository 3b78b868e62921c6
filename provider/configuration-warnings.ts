import { configurationKeys } from "./configuration-keys";
import { nearestSpelling } from "./text/spelling";
import { printableText } from "./text/printable";

/** Returns warnings about the settings in a stack's configuration: unknown keys and unencrypted secrets. */
export function configurationWarnings(given: readonly string[], isSecret: (key: string) => boolean): string[] {
  const plain = given.filter((key) => secretKeys.has(key) && !isSecret(key));
  return [...unknownKeys(given, "ucloud-image:"), ...plain.map(plainKey)];
}

/**
 * Returns warnings about the settings that a program gives a provider instance: unknown ones. Its keys are secret in the
 * state in any case.
 */
export function instanceWarnings(given: readonly string[]): string[] {
  return unknownKeys(given, "");
}

/** All settings, and the engine's own provider inputs, such as `version`. Source: Pulumi's sdk/go/common/resource. */
const known: ReadonlySet<string> = new Set([...configurationKeys, "version", "pluginDownloadURL", "__internal"]);

/** Settings that sign or authenticate. A public key is sent with each request and needs no hiding. */
const secretKeys: ReadonlySet<string> = new Set(["privateKey", "securityToken"]);

function unknownKeys(given: readonly string[], namespace: "ucloud-image:" | ""): string[] {
  const unknown = given.filter((key) => !known.has(key));
  return unknown.map((key) => {
    const nearest = nearestSpelling(key, configurationKeys);
    const hint = nearest === undefined ? "" : ` Did you mean "${namespace}${nearest}"?`;
    return (
      `"${namespace}${printableText(key)}" is no setting of pulumi-ucloud-image, and has no effect.${hint} ` +
      `The settings are: ${configurationKeys.join(", ")}.`
    );
  });
}

function plainKey(key: string): string {
  return (
    `"ucloud-image:${key}" is set without --secret: it stands in plain text in the stack's configuration and in its ` +
    `state. Make a new key, since this one is known, and set it by: pulumi config set --secret ucloud-image:${key}`
  );
}
