import * as pulumi from "@pulumi/pulumi";

/** Returns the names of the arguments that are secret or contain a secret. */
export async function secretArgumentNames(args: object): Promise<string[]> {
  const named = Object.entries(args).map(async ([name, value]: [string, unknown]) =>
    // A failing value is reported where it is used.
    (await pulumi.isSecret(pulumi.output(value)).catch(() => false)) ? [name] : [],
  );
  return (await Promise.all(named)).flat();
}
