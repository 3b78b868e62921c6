import { Secret } from "../../text/secret";
import { ConfigurationError } from "../errors/error-classes";
import { isLoopback } from "./base-url";
import type { Sourced } from "./setting-value";

/**
 * The proxy that HTTPS_PROXY (or https_proxy) names for a URL, unless NO_PROXY excepts its host. It is a Secret, since
 * proxy URLs hold passwords. http never goes through a proxy: it is for hosts next door.
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

/** NO_PROXY as curl reads it: names with all below them, with a port if one is given, or `*` for everything. */
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
