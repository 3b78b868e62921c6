import * as z from "zod";
import { reasonOf } from "../../text/reason";
import { Secret } from "../../text/secret";
import { ConfigurationError } from "../errors/error-classes";
import { secretsBesideKeys, type Keys, type KeySource } from "../settings/keys";
import type { Settings, Sourced } from "../settings/settings";
import type { Clock } from "./clock";
import { get, userAgent } from "./http-post";
import { withTimeLimit } from "./time-limit";

interface TemporaryKeys {
  readonly keys: Keys;
  readonly expiresAt: number;
  /** When to fetch new keys: early enough that a request in flight does not outlive the old ones. */
  readonly renewAt: number;
}

/**
 * The temporary keys of the role of the UHost that this runs on. The first request fetches them from the metadata
 * service. They are renewed before they expire, and shared by all requests.
 * Source: ucloud-sdk-go, external/sts_creds.go and sts_creds_v2.go
 */
export class InstanceRoleKeys implements KeySource {
  #known: TemporaryKeys | undefined;
  #renewal: Promise<Keys> | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly role: Sourced<string>,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<Keys> {
    if (this.#known !== undefined && this.clock.now() < this.#known.renewAt) {
      return this.#known.keys;
    }
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  secrets(): readonly Secret[] {
    return this.#known?.keys.secrets ?? secretsBesideKeys(this.settings);
  }

  /** Renews the keys. If that fails, the old keys are used until they expire; after that, it throws. */
  async #renew(): Promise<Keys> {
    const known = this.#known;
    try {
      this.#known = await this.#fetch();
    } catch (error) {
      if (known === undefined || this.clock.now() >= known.expiresAt) {
        throw error;
      }
      this.#known = { ...known, renewAt: this.clock.now() + pauseMs };
    }
    return this.#known.keys;
  }

  async #fetch(): Promise<TemporaryKeys> {
    for (const path of paths) {
      const answer = await this.#get(new URL(`${path}/${this.role.value}`, this.settings.metadataUrl.value));
      if (answer.status !== notFound) {
        return this.#read(answer);
      }
    }
    throw this.#failure("the metadata service of this machine knows no such role");
  }

  async #get(url: URL): Promise<{ readonly status: number; readonly body: Buffer }> {
    try {
      return await withTimeLimit(this.clock, timeoutMs, undefined, (signal) =>
        get(url, { userAgent: userAgent(), maxBytes, signal }),
      );
    } catch (error) {
      throw this.#failure(`the metadata service at ${url.host} did not answer (${reasonOf(error)})`);
    }
  }

  /** Reads the keys from a response. Errors never show the response, because it holds keys. */
  #read({ status, body }: { readonly status: number; readonly body: Buffer }): TemporaryKeys {
    if (status !== 200) {
      throw this.#failure(`the metadata service answered with HTTP status ${status}`);
    }
    const { success, data: answer } = metadataAnswer.safeParse(parsed(body.toString("utf8")));
    if (!success) {
      throw this.#failure("the metadata service answered with something else than keys");
    }
    if (answer.RetCode !== 0 || answer.Data === undefined) {
      throw this.#failure(`the metadata service refused it with RetCode ${answer.RetCode}`);
    }
    const { publicKey, privateKey, securityToken, projectId, expiresAt } = answer.Data;
    const secrets = [new Secret(privateKey), new Secret(securityToken)] as const;
    const keys = {
      publicKey,
      privateKey: secrets[0],
      securityToken: secrets[1],
      ...(projectId !== "" && { projectId }),
      secrets: [...secrets, ...secretsBesideKeys(this.settings)],
    };
    const left = expiresAt - this.clock.now();
    if (left <= 0) {
      throw this.#failure("the metadata service gave keys that have expired already; check the clock of this machine");
    }
    return { keys, expiresAt, renewAt: expiresAt - Math.min(mostMarginMs, left / 4) };
  }

  #failure(found: string): ConfigurationError {
    return new ConfigurationError(
      "instanceRole",
      `The temporary keys of the instance role "${this.role.value}" (${this.role.source}) can't be had: ${found}. ` +
        "Run this on a UHost that has the role, or remove the setting and give keys.",
    );
  }
}

/** The newer address comes first. Old UHosts have only the other. */
const paths = ["/meta-data/v2/iam/security-credentials", "/meta-data/v1/uam/security-credentials"];
const notFound = 404;

/** The service is local, so it answers at once or never. */
const timeoutMs = 5_000;
const maxBytes = 2 ** 20;
const mostMarginMs = 5 * 60_000;

/** How long to wait after a failed renewal before the next. */
const pauseMs = 10_000;

const text = z.string().min(1);
const shared = { SecurityToken: text, ProjectID: z.string().default("") };

/**
 * The response of either address. They spell the fields differently: one gives the expiry as a time, the other in Unix
 * seconds.
 */
const metadataAnswer = z.object({
  RetCode: z.int().default(0),
  Data: z
    .union([
      z
        .object({ ...shared, AccessKeyId: text, AccessKeySecret: text, Expiration: z.iso.datetime({ offset: true }) })
        .transform((data) => ({
          publicKey: data.AccessKeyId,
          privateKey: data.AccessKeySecret,
          securityToken: data.SecurityToken,
          projectId: data.ProjectID,
          expiresAt: Date.parse(data.Expiration),
        })),
      z.object({ ...shared, PublicKey: text, PrivateKey: text, Expiration: z.number() }).transform((data) => ({
        publicKey: data.PublicKey,
        privateKey: data.PrivateKey,
        securityToken: data.SecurityToken,
        projectId: data.ProjectID,
        expiresAt: data.Expiration * 1000,
      })),
    ])
    .optional(),
});

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
