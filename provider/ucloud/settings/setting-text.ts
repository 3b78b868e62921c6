import { ConfigurationError } from "../errors/error-classes";
import type { Sourced } from "./setting-value";

/** Returns the channel key. Throws a ConfigurationError when it can't be sent as a header. */
export function readChannelKey(text: Sourced<string> | undefined): Sourced<string> | undefined {
  if (text !== undefined && !/^[\x21-\x7e]+$/.test(text.value)) {
    throw new ConfigurationError(
      "channelKey",
      `The channel key of the ${text.source} has characters that no HTTP header may have. Copy it again.`,
    );
  }
  return text;
}

/**
 * Returns the name of a role, which becomes part of a path. Throws a ConfigurationError when it is not a valid name.
 */
export function readRole(text: Sourced<string> | undefined): Sourced<string> | undefined {
  if (text !== undefined && !/^[\w.@+=,-]+$/.test(text.value)) {
    throw new ConfigurationError(
      "instanceRole",
      `The ${text.source} has "${text.value}", which is no name of a role. Names have letters, digits and -_.@+=, only.`,
    );
  }
  return text;
}
