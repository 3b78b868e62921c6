/** The properties of a resource that are already known. */
export type KnownProperties = Readonly<Record<string, unknown>>;

/**
 * Returns a copy of a resource's known properties. In a preview, @pulumi/policy throws when a policy reads a value that
 * only the update provides. One such value, say an address, must not keep a policy from reading the others.
 */
export function knownProperties(properties: KnownProperties): KnownProperties {
  return Object.fromEntries(
    Object.keys(properties).flatMap((name) => {
      try {
        return [[name, JSON.parse(JSON.stringify(properties[name] ?? null)) as unknown] as const];
      } catch {
        return [];
      }
    }),
  );
}
