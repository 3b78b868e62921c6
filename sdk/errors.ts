import type { NameInZones } from "../provider/explanation/zone-table";
import type { Ambiguity } from "../provider/filter/select";
import { AmbiguousImageError, NoCommonImageError, NoImageError } from "../provider/explanation/selection-errors";
import { FrozenError, LockfileError } from "../provider/lockfile/errors";
import { ArgumentError, type ArgumentProblem } from "../provider/text/argument-error";
import { isUserError, UserError } from "../provider/text/user-error";
import {
  AnswerError,
  ConfigurationError,
  couldNotLook,
  ListingError,
  TransportError,
  UCloudApiError,
} from "../provider/ucloud/errors/error-classes";
import type { TransportFault } from "../provider/ucloud/errors/transport-faults";

/**
 * The error classes. They load without the provider, which is a bundle with its own copies of them. `instanceof` and the
 * guards below accept those copies too, and the errors of another version of this package.
 */
export {
  AmbiguousImageError,
  AnswerError,
  ArgumentError,
  ConfigurationError,
  couldNotLook,
  FrozenError,
  isUserError,
  ListingError,
  LockfileError,
  NoCommonImageError,
  NoImageError,
  TransportError,
  UCloudApiError,
  UserError,
};

/** The types of the errors' fields. */
export type { Ambiguity, ArgumentProblem, NameInZones, TransportFault };

/**
 * Returns whether a lookup failed because no image matches.
 *
 * @example
 * ```ts
 * import { getImage, isNoImageError } from "pulumi-ucloud-image";
 *
 * const image = getImage({ os: "Ubuntu 24.04" }).catch((error: unknown) => {
 *   if (isNoImageError(error)) return getImage({ os: "Ubuntu 22.04" });
 *   throw error;
 * });
 * export const imageId = image.then(({ imageId }) => imageId);
 * ```
 */
export function isNoImageError(error: unknown): error is NoImageError {
  return error instanceof NoImageError;
}

/**
 * Returns whether a lookup failed because several images match and the order does not decide between them.
 *
 * @example
 * ```ts
 * import { getImage, isAmbiguousImageError } from "pulumi-ucloud-image";
 *
 * getImage({ region: "cn-bj2", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (isAmbiguousImageError(error)) console.error(`Narrow the filter: ${error.reason}.`);
 *   throw error;
 * });
 * ```
 */
export function isAmbiguousImageError(error: unknown): error is AmbiguousImageError {
  return error instanceof AmbiguousImageError;
}

/**
 * Returns whether getImagePerZone failed because no name is in every zone.
 *
 * @example
 * ```ts
 * import { getImagePerZone, isNoCommonImageError } from "pulumi-ucloud-image";
 *
 * getImagePerZone({ zones: ["cn-bj2-04", "cn-sh2-01"], os: "Rocky" }).catch((error: unknown) => {
 *   if (isNoCommonImageError(error)) console.error("Choose an image for each zone with getImage.");
 *   throw error;
 * });
 * ```
 */
export function isNoCommonImageError(error: unknown): error is NoCommonImageError {
  return error instanceof NoCommonImageError;
}

/**
 * Returns whether the arguments of a lookup are wrong. The error's `problems` name the fields.
 *
 * @example
 * ```ts
 * import { getImage, isArgumentError } from "pulumi-ucloud-image";
 *
 * getImage({ nameRegex: "(" }).catch((error: unknown) => {
 *   if (isArgumentError(error)) console.error(error.problems.map(({ field, reason }) => `${field} ${reason}`));
 *   throw error;
 * });
 * ```
 */
export function isArgumentError(error: unknown): error is ArgumentError {
  return error instanceof ArgumentError;
}

/**
 * Returns whether a setting is missing or wrong. The error's `field` names it.
 *
 * @example
 * ```ts
 * import { getImage, isConfigurationError } from "pulumi-ucloud-image";
 *
 * getImage({ os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (isConfigurationError(error)) console.error(`Configure ucloud-image:${error.field}.`);
 *   throw error;
 * });
 * ```
 */
export function isConfigurationError(error: unknown): error is ConfigurationError {
  return error instanceof ConfigurationError;
}

/**
 * Returns whether UCloud refused a request. The error's `retCode` and `apiMessage` come from UCloud.
 *
 * @example
 * ```ts
 * import { getImage, isUCloudApiError } from "pulumi-ucloud-image";
 *
 * getImage({ os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (isUCloudApiError(error) && error.retCode === 299) console.error("Allow uhost:DescribeImage for these keys.");
 *   throw error;
 * });
 * ```
 */
export function isUCloudApiError(error: unknown): error is UCloudApiError {
  return error instanceof UCloudApiError;
}

/**
 * Returns whether UCloud did not respond. The error's `fault` names the kind of failure.
 *
 * @example
 * ```ts
 * import { getImage, isTransportError } from "pulumi-ucloud-image";
 *
 * getImage({ os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (isTransportError(error)) console.error(`UCloud did not respond: ${error.fault}.`);
 *   throw error;
 * });
 * ```
 */
export function isTransportError(error: unknown): error is TransportError {
  return error instanceof TransportError;
}

/**
 * Returns whether a response can't be read as a response of UCloud, for example one from a captive portal.
 *
 * @example
 * ```ts
 * import { getImage, isAnswerError } from "pulumi-ucloud-image";
 *
 * getImage({ os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (isAnswerError(error)) console.error("Check ucloud-image:baseUrl and the proxy.");
 *   throw error;
 * });
 * ```
 */
export function isAnswerError(error: unknown): error is AnswerError {
  return error instanceof AnswerError;
}

/**
 * Returns whether UCloud's listing of images stayed incomplete.
 *
 * @example
 * ```ts
 * import { getImages, isListingError } from "pulumi-ucloud-image";
 *
 * getImages({ region: "cn-bj2" }).catch((error: unknown) => {
 *   if (isListingError(error)) console.error("The listing keeps changing. Run the update again.");
 *   throw error;
 * });
 * ```
 */
export function isListingError(error: unknown): error is ListingError {
  return error instanceof ListingError;
}

/**
 * Returns whether lookups are frozen and the lockfile has no answer to this one.
 *
 * @example
 * ```ts
 * import { getImage, isFrozenError } from "pulumi-ucloud-image";
 *
 * getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (isFrozenError(error)) console.error("Lock this lookup: run ucloud-image lock with the same filter.");
 *   throw error;
 * });
 * ```
 */
export function isFrozenError(error: unknown): error is FrozenError {
  return error instanceof FrozenError;
}

/**
 * Returns whether the lockfile exists but can't be used.
 *
 * @example
 * ```ts
 * import { getImage, isLockfileError } from "pulumi-ucloud-image";
 *
 * getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (isLockfileError(error)) console.error("Merge the lockfile: run ucloud-image lock --merge.");
 *   throw error;
 * });
 * ```
 */
export function isLockfileError(error: unknown): error is LockfileError {
  return error instanceof LockfileError;
}
