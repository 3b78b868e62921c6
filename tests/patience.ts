/** In the environment of a process: its lookups are not given up where the machine is slow. The longest limit there is. */
export const patience = { UCLOUD_TIMEOUT_SECOND: "3600" } as const;
