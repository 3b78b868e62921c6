import { Secret } from "../../text/secret";
import { ConfigurationError } from "../errors/error-classes";
import { isLoopback } from "./base-url";
import type { Sourced } from "./setting-value";

/**
 * Returns the proxy that HTTPS_PROXY (or https_proxy) names for a URL, unless NO_PROXY excludes its host. It is a
 * Secret, because proxy URLs hold passwords. http never uses a proxy, because it is for nearby hosts. Throws a
 * ConfigurationError when the variable is not the URL of an http(s) proxy.
 */
export function proxyFor(
  url: URL,
  environment: Readonly<Record<string, string | undefined>>,
): Sourced<Secret> | undefined {
  const variable = ["https_proxy", "HTTPS_PROXY"].find((name) => (environment[name] ?? "") !== "");
  if (variable === undefined || url.protocol !== "https:" || isLoopback(url)) {
    return undefined;
  }
  if (isExcepted(url, environment["no_proxy"] ?? environment["NO_PROXY"] ?? "")) {
    return undefined;
  }
  const proxy = environment[variable] ?? "";
  const withScheme = proxy.includes("://") ? proxy : `http://${proxy}`;
  if (!URL.canParse(withScheme) || !["http:", "https:"].includes(new URL(withScheme).protocol)) {
    throw new ConfigurationError(variable, `The environment variable ${variable} is not the URL of an http(s) proxy.`);
  }
  return { value: new Secret(withScheme), source: `environment variable ${variable}` };
}

/**
 * Returns whether NO_PROXY excludes a host. As in curl, a name covers all names below it, an optional port narrows it,
 * and `*` covers everything.
 */
function isExcepted(url: URL, exceptions: string): boolean {
  const port = url.port === "" ? "443" : url.port;
  return exceptions
    .toLowerCase()
    .split(/[\s,]+/)
    .some((exception) => {
      const [, name = "", exceptedPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(exception) ?? [];
      if (exception === "" || (exceptedPort !== undefined && exceptedPort !== port)) {
        return false;
      }
      return exception === "*" || url.hostname === name || (name !== "" && url.hostname.endsWith(`.${name}`));
    });
}
