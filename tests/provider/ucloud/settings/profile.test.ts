import { inspect } from "node:util";
import { expect } from "chai";
import fc from "fast-check";
import { ConfigurationError } from "../../../../provider/ucloud/errors/error-classes";
import { resolveSettings } from "../../../../provider/ucloud/settings/settings";

const hidden = "k3y-that-nobody-may-see";
const field = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(hidden));
const name = fc.constantFrom("default", "work", "");
const entry = fc.oneof(
  fc.record(
    { profile: name, public_key: fc.string(), private_key: fc.constant(hidden), region: fc.string() },
    { requiredKeys: [] },
  ),
  fc.dictionary(fc.constantFrom("profile", "active", "private_key", "public_key", "timeout_sec", "base_url"), field),
  field,
);
const wellFormed = fc.array(entry, { maxLength: 4 }).map((entries) => JSON.stringify(entries));
const broken = fc.tuple(wellFormed, fc.nat(200)).map(([text, length]) => text.slice(0, length));
const file = fc.oneof(wellFormed, broken, fc.string(), fc.json());

describe("any profile files", () => {
  it("give settings or an error that names the file, and never show a key", () => {
    const named = fc.option(name, { nil: undefined });
    fc.assert(
      fc.property(fc.option(file, { nil: undefined }), file, named, (config, credential, profile) => {
        const files = new Map([
          ["/home/me/.ucloud/config.json", config],
          ["/home/me/.ucloud/credential.json", credential],
        ]);
        let outcome: unknown;
        try {
          outcome = resolveSettings({
            configuration: { profile },
            environment: {},
            homeDirectory: "/home/me",
            readFile: (path) => files.get(path.replaceAll("\\", "/")),
          });
        } catch (error) {
          expect(error).to.be.instanceOf(ConfigurationError);
          expect(String(error)).to.match(/~\/\.ucloud|profile "|is not an https URL|http|timeoutSeconds/);
          outcome = error;
        }
        const isGivenElsewhere = [config, credential].some((text) => shownFields(text).includes(hidden));
        if (!isGivenElsewhere) {
          expect(inspect(outcome, { depth: 9, showHidden: true })).not.to.include(hidden);
        }
      }),
    );
  });

  it("give back the keys that `ucloud config` wrote there", () => {
    const text = fc.string({ minLength: 1 }).filter((value) => value.trim() === value && value !== "");
    fc.assert(
      fc.property(text, text, text, (profile, public_key, private_key) => {
        const settings = resolveSettings({
          configuration: {},
          environment: {},
          homeDirectory: "/home/me",
          readFile: (path) =>
            path.endsWith("config.json")
              ? JSON.stringify([{ profile, active: true, region: "cn-bj2" }])
              : JSON.stringify([{ profile, public_key, private_key, cookie: "", csrf_token: "" }]),
        });
        expect(settings.publicKey?.value).to.equal(public_key);
        expect(settings.privateKey?.value.reveal()).to.equal(private_key);
        expect(settings.region?.value).to.equal("cn-bj2");
      }),
    );
  });
});

/** The values of a file that are no secret by their place, such as a profile's name, and may be shown. */
function shownFields(text: string | undefined): unknown[] {
  try {
    const entries: unknown = JSON.parse(text ?? "[]");
    return (Array.isArray(entries) ? entries : []).flatMap((value: unknown) =>
      typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, item]: [string, unknown]) => (key === "private_key" ? [] : [item]))
        : [],
    );
  } catch {
    return [];
  }
}
