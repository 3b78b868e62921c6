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
 * What a program catches by. The classes load without the provider, which is a bundle with classes of its own:
 * `instanceof` and the guards below hold for those too, and for the errors of another version of this package.
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

/** What the errors above tell. */
export type { Ambiguity, ArgumentProblem, NameInZones, TransportFault };

/**
 * Whether a lookup ended because no image matches.
 *
 * @example
 * ```ts
 * const image = await getImage({ os: "Ubuntu 24.04" }).catch((error: unknown) => {
 *   if (isNoImageError(error)) return getImage({ os: "Ubuntu 22.04" });
 *   throw error;
 * });
 * ```
 */
export function isNoImageError(error: unknown): error is NoImageError {
  return error instanceof NoImageError;
}

/** Whether a lookup ended because several images match, of which none is the declared first. */
export function isAmbiguousImageError(error: unknown): error is AmbiguousImageError {
  return error instanceof AmbiguousImageError;
}

/** Whether getImagePerZone ended because no name is in every zone. */
export function isNoCommonImageError(error: unknown): error is NoCommonImageError {
  return error instanceof NoCommonImageError;
}

/** Whether the arguments of a lookup are wrong; its `problems` name the fields. */
export function isArgumentError(error: unknown): error is ArgumentError {
  return error instanceof ArgumentError;
}

/** Whether a setting is missing or wrong; its `field` names it. */
export function isConfigurationError(error: unknown): error is ConfigurationError {
  return error instanceof ConfigurationError;
}

/** Whether UCloud refused a request; its `retCode` and `apiMessage` are UCloud's own. */
export function isUCloudApiError(error: unknown): error is UCloudApiError {
  return error instanceof UCloudApiError;
}

/** Whether UCloud gave no answer; its `fault` says how. */
export function isTransportError(error: unknown): error is TransportError {
  return error instanceof TransportError;
}

/** Whether something answered that can't be read as UCloud's answer. */
export function isAnswerError(error: unknown): error is AnswerError {
  return error instanceof AnswerError;
}

/** Whether UCloud's listing could not be made complete. */
export function isListingError(error: unknown): error is ListingError {
  return error instanceof ListingError;
}

/** Whether lookups are frozen, and the lockfile has no answer to this one. */
export function isFrozenError(error: unknown): error is FrozenError {
  return error instanceof FrozenError;
}

/** Whether the lockfile is there and can't be used. */
export function isLockfileError(error: unknown): error is LockfileError {
  return error instanceof LockfileError;
}
