/**
 * Runs `work` while this process, and so every process that it starts, has none of the machine's own UCloud and Pulumi
 * variables, and those given instead. An inline program runs in this very process, so that its children's would not do.
 */
export async function inEnvironment<T>(
  variables: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<T> {
  const before = { ...process.env };
  for (const name of Object.keys(before)) if (/^(UCLOUD|PULUMI)_/.test(name)) delete process.env[name];
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
