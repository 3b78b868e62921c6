import { ConfigurationError } from "../errors/error-classes";
import type { Sourced } from "./setting-value";

/** Returns the key of a channel, if it can be sent as a header. */
export function readChannelKey(text: Sourced<string> | undefined): Sourced<string> | undefined {
  if (text !== undefined && !/^[\x21-\x7e]+$/.test(text.value)) {
    throw new ConfigurationError(
      "channelKey",
      `The channel key of the ${text.source} has characters that no HTTP header may have. Copy it again.`,
    );
  }
  return text;
}

/** Returns the name of a role, if it can be one: it becomes a part of a path. */
export function readRole(text: Sourced<string> | undefined): Sourced<string> | undefined {
  if (text !== undefined && !/^[\w.@+=,-]+$/.test(text.value)) {
    throw new ConfigurationError(
      "instanceRole",
      `The ${text.source} has "${text.value}", which is no name of a role. Names have letters, digits and -_.@+=, only.`,
    );
  }
  return text;
}
