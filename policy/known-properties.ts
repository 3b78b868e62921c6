/** The properties of a resource that are known already. */
export type KnownProperties = Readonly<Record<string, unknown>>;

/**
 * Returns a copy of what is known of a resource. In a preview @pulumi/policy throws for whoever reads a value that only
 * the update brings; one such value, an address say, must not keep a policy from looking at the others.
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
