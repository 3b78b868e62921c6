export const pulumiVersion: string;
export const dynamicProviderHost: string;
export function findPulumiRoot(): string | undefined;
export function pulumiRoot(): string;
export function installationRoot(): string;
export function isExecutable(path: string): boolean;
