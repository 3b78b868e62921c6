export function releaseNotes(
  tag: string,
  manifest: { readonly version: string; readonly repository?: string | object },
  changelog: string,
): string;
