/** The exit codes of all commands. "Not found" and "could not look" are different codes. */
export const exitCodes = { done: 0, couldNotLook: 1, no: 2, usage: 64 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The last lines of every --help. */
export const exitCodesHelp = `
Exit codes: 0 done, 1 could not look, 2 the answer is no, 64 wrong usage.`;

/** The last lines of every --help-all. 64 is EX_USAGE of BSD's sysexits.h. */
export const exitCodesHelpAll = `
Exit codes:
  0   done: found, current, equal, fits
  1   could not look: no keys, no network, refused by UCloud, or an input that can't be read
  2   looked, and the answer is no: nothing matches, several match, drift, no fit
  64  wrong usage: an unknown option, or a value that is not accepted

Keys and places come from the environment (UCLOUD_PUBLIC_KEY, UCLOUD_PRIVATE_KEY, UCLOUD_REGION, ...) or UCloud's
profile files; \`ucloud-image doctor\` shows which. NO_COLOR turns colours off.`;
