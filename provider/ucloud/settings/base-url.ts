import { ConfigurationError } from "../errors/error-classes";
import type { Sourced } from "./setting-value";

/** Source: https://docs.ucloud.cn/api/summary/gateway */
export const defaultBaseUrl = "https://api.ucloud.cn";

/** UCloud's API inside a UCloud VPC. It serves only http and can't be reached from elsewhere. */
const insideVpc = "api.service.ucloud.cn";

/**
 * Returns the base URL in normal form. Throws a ConfigurationError when requests may not go there. Over plain http
 * anyone on the way could read what a signed request asks and answer in UCloud's place, so http requires a nearby host
 * or explicit permission.
 */
export function readBaseUrl(text: Sourced<string>, allowInsecure: boolean): Sourced<string> {
  const url = parse(text);
  if (url.username !== "" || url.password !== "") {
    throw refusal(text.source, "has a user name or password in it; UCloud takes neither");
  }
  if (url.search !== "" || url.hash !== "") {
    throw refusal(text.source, `("${text.value}") has a query or a fragment; give only scheme, host and path`);
  }
  if (url.protocol === "http:" && !allowInsecure && !isNextDoor(url)) {
    throw refusal(
      text.source,
      `("${text.value}") uses http, over which others can read and forge answers; use https. ` +
        `http is accepted for this machine itself and for ${insideVpc}, and for any other host only with ` +
        '"ucloud-image:allowInsecureBaseUrl" set to true',
    );
  }
  return { value: url.href, source: text.source };
}

/**
 * Returns the address of a UHost's metadata service. Only a stand-in on this machine may replace it, because its
 * response decides whose keys sign.
 */
export function readMetadataUrl(text: Sourced<string> | undefined): Sourced<string> {
  if (text === undefined) {
    return { value: metadataService, source: "default" };
  }
  const url = parse(text);
  if (url.protocol !== "http:" || !isLoopback(url) || url.username !== "" || url.search !== "") {
    throw new ConfigurationError(
      "instanceRole",
      `The metadata service of the ${text.source} is not an http URL of this machine. Leave it out: it is for tests.`,
    );
  }
  return { value: url.href, source: text.source };
}

/** Exists inside each UHost only. Source: ucloud-sdk-go, ucloud/metadata/client.go */
const metadataService = "http://100.80.80.80/";

/**
 * Returns whether a URL points to this machine. `URL` has already expanded other spellings of an address, such as
 * 127.1.
 */
export function isLoopback(url: URL): boolean {
  return url.hostname === "localhost" || url.hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(url.hostname);
}

function isNextDoor(url: URL): boolean {
  return isLoopback(url) || url.hostname === insideVpc;
}

function parse({ value, source }: Sourced<string>): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:")) {
    // The message does not repeat the value: it may hold a password, and one can't be found in text that is not a URL.
    throw refusal(source, `is not an https URL; give one such as ${defaultBaseUrl}`);
  }
  return url;
}

function refusal(source: string, problem: string): ConfigurationError {
  return new ConfigurationError("baseUrl", `The base URL of the ${source} ${problem}.`);
}
