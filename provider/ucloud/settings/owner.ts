import { createHash } from "node:crypto";
import { defaultBaseUrl } from "./base-url";
import type { Settings } from "./settings";

/**
 * The owner of a custom or market image. Project ids are unique, and colleagues and CI have their own keys in one
 * project, so the project counts and not the key.
 */
export interface ImageOwner {
  /** Host of the API, such as `api.ucloud.cn`. Absent in lockfiles of version 0.1. */
  readonly apiHost?: string | undefined;
  /** Project whose images are listed. */
  readonly projectId?: string | undefined;
  /** Short hash of the public key. Used when no project is known, such as in a main account. */
  readonly account?: string | undefined;
}

/**
 * Returns whom an image of this type belongs to when it is looked up with these settings. Images of UCloud's own are the
 * same for everyone, so they have no owner. The project is that of the lookup where it names one.
 *
 * @example
 * ownerOf(settings, "Custom", "org-web"); // { apiHost: "api.ucloud.cn", projectId: "org-web" }
 * ownerOf(settings, "Base"); // undefined
 */
export function ownerOf(
  settings: Pick<Settings, "baseUrl" | "projectId" | "publicKey">,
  imageType: string | undefined,
  projectId: string | undefined = settings.projectId?.value,
): ImageOwner | undefined {
  if (imageType === "Base") {
    return undefined;
  }
  const apiHost = apiHostOf(settings.baseUrl.value);
  if (projectId !== undefined) {
    return { apiHost, projectId };
  }
  return settings.publicKey === undefined ? { apiHost } : { apiHost, account: hashOf(settings.publicKey.value) };
}

/**
 * Returns whether two owners are known to be the same. An owner without project and key is unknown, and does not even
 * equal itself. For an owner of version 0.1 without an API host, the project is enough.
 */
export function isSameOwner(one: ImageOwner | undefined, other: ImageOwner | undefined): boolean {
  if (one === undefined || other === undefined) {
    return one === other;
  }
  if (one.apiHost !== undefined && other.apiHost !== undefined && one.apiHost !== other.apiHost) {
    return false;
  }
  return one.projectId === undefined
    ? one.account !== undefined && one.account === other.account && one.apiHost === other.apiHost
    : one.projectId === other.projectId;
}

/** Returns an owner in one line: `project org-web at api.ucloud.cn`. */
export function ownerText({ apiHost, projectId, account }: ImageOwner): string {
  const who =
    projectId !== undefined
      ? `project ${projectId}`
      : account !== undefined
        ? `public key #${account}`
        : "an unknown project";
  return apiHost === undefined ? who : `${who} at ${apiHost}`;
}

/**
 * Returns the host of the API. The host inside UCloud's VPCs serves the same API with the same projects. Source:
 * docs.ucloud.cn/api/summary/gateway
 */
function apiHostOf(baseUrl: string): string {
  const { host } = new URL(baseUrl);
  return host === "api.service.ucloud.cn" ? new URL(defaultBaseUrl).host : host;
}

/**
 * Returns a short hash of a key: long enough to tell a team's keys apart, short enough to read in a diff. It does not
 * reveal the key.
 */
function hashOf(publicKey: string): string {
  return createHash("sha256").update(`ucloud-image owner ${publicKey}`).digest("hex").slice(0, 12);
}
