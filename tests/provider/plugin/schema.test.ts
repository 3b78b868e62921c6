import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "chai";
import { version } from "../../../package.json";
import { configurationKeys } from "../../../provider/configuration-keys";
import { netCapabilities } from "../../../provider/filter/host";
import { fitRules } from "../../../provider/filter/host-fit";
import { orders } from "../../../provider/filter/order";
import * as vocabulary from "../../../provider/image/vocabulary";
import { getImageArguments } from "../../../provider/lookup/get-image";
import { getImagesArguments } from "../../../provider/lookup/get-images";
import { pinnedImageArguments } from "../../../provider/pin/arguments";
import { packageSchema } from "../../../provider/plugin/schema/package-schema";
import type { PackageSchema, PropertySpec } from "../../../provider/plugin/schema/spec";
import { pulumiRoot } from "../../../scripts/setup/pulumi/pulumi-root.mjs";
import { pluginFolder } from "./plugin-folder";
import { exportDoc, fieldDocs, plainText } from "./typed-docs";

const pulumi = join(pulumiRoot(), "bin", "pulumi");
const schema = packageSchema(version);
const getImage = schema.functions["ucloud-image:index:getImage"];
const getImages = schema.functions["ucloud-image:index:getImages"];
const getImagePerZone = schema.functions["ucloud-image:index:getImagePerZone"];
const checkImageFit = schema.functions["ucloud-image:index:checkImageFit"];
const pinnedImage = schema.resources["ucloud-image:index:PinnedImage"];
const pinnedImagePerZone = schema.resources["ucloud-image:index:PinnedImagePerZone"];

describe("The plugin's schema", () => {
  it("is what `pulumi package get-schema` accepts and prints", () => {
    const executable = join(pluginFolder, "pulumi-resource-ucloud-image");
    const env = { PATH: process.env["PATH"] ?? "", HOME: "/nonexistent", PULUMI_SKIP_UPDATE_CHECK: "true" };
    const printed = execFileSync(pulumi, ["package", "get-schema", executable], {
      env,
      encoding: "utf8",
      stdio: "pipe",
    });
    const accepted = JSON.parse(printed) as PackageSchema;
    expect(accepted).to.deep.include({ name: "ucloud-image", version });
    expect(Object.keys(accepted.functions)).to.have.members(Object.keys(schema.functions));
  });

  const places: [string, Readonly<Record<string, PropertySpec>> | undefined, string][] = [
    ["the arguments of getImage", getImage?.inputs.properties, "GetImageArgs"],
    ["the arguments of getImages", getImages?.inputs.properties, "GetImagesArgs"],
    ["the arguments of getImagePerZone", getImagePerZone?.inputs.properties, "GetImagePerZoneArgs"],
    ["the result of getImagePerZone", getImagePerZone?.outputs.properties, "GetImagePerZoneResult"],
    ["the result of checkImageFit", checkImageFit?.outputs.properties, "CheckImageFitResult"],
    ["the arguments of PinnedImage", pinnedImage?.inputProperties, "PinnedImageArgs"],
    ["the result of getImage", getImage?.outputs.properties, "GetImageResult"],
    ["the result of getImages", getImages?.outputs.properties, "GetImagesResult"],
  ];
  for (const [what, properties = {}, interfaceName] of places) {
    it(`has the fields and the text of sdk/types.ts for ${what}`, () => {
      const docs = Object.fromEntries(Object.entries(properties).map(([name, { description }]) => [name, description]));
      expect(mapValues(docs, plainText)).to.deep.equal(fieldDocs(interfaceName));
    });
  }

  it("gives no member the name of its type in C#, which refuses that (CS0542)", () => {
    const membersOf = (token: string, properties: Readonly<Record<string, PropertySpec>>) =>
      Object.entries(properties).map(([name, each]) => ({ token, name, each }));
    const members = Object.entries(schema.types).flatMap(([token, type]) =>
      type.type === "object" ? membersOf(token, type.properties) : [],
    );
    const others = [
      ...Object.entries(schema.resources).flatMap(([token, { properties, inputProperties }]) => [
        ...membersOf(token, properties),
        ...membersOf(`${token}Args`, inputProperties),
      ]),
      ...Object.entries(schema.functions).flatMap(([token, { inputs, outputs }]) => [
        ...membersOf(`${token}Args`, inputs.properties),
        ...membersOf(`${token}Result`, outputs.properties),
      ]),
      ...membersOf("ucloud-image:index:Provider", schema.provider.inputProperties),
    ];
    const clashes = [...members, ...others].filter(({ token, name, each }) => {
      const member = each.language?.csharp.name ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      return token.toLowerCase().endsWith(`:${member.toLowerCase()}`);
    });
    expect(clashes).to.deep.equal([]);
    expect(
      members.filter(({ each }) => each.language !== undefined).map(({ token, name }) => [token, name]),
    ).to.deep.equal([["ucloud-image:index:Price", "price"]]);
  });

  it("tells of a pin what sdk/types.ts tells of its record", () => {
    const docs = mapValues(fieldDocs("PinRecord"), String);
    for (const [name, text] of Object.entries(docs)) {
      expect(plainText(pinnedImage?.properties[name]?.description ?? "")).to.equal(text);
      expect(pinnedImage?.required).to.include(name);
    }
    for (const [name, text] of Object.entries(mapValues(fieldDocs("PinPerZoneRecord"), String))) {
      expect(plainText(pinnedImagePerZone?.properties[name]?.description ?? "")).to.equal(text);
      expect(pinnedImagePerZone?.required).to.include(name);
    }
  });

  it("tells of functions and resource what an editor shows for TypeScript", () => {
    expect(plainText(getImage?.description ?? "")).to.equal(exportDoc("getImage.ts", "getImage"));
    expect(plainText(getImages?.description ?? "")).to.equal(exportDoc("getImages.ts", "getImages"));
    expect(plainText(getImagePerZone?.description ?? "")).to.equal(exportDoc("getImagePerZone.ts", "getImagePerZone"));
    expect(plainText(checkImageFit?.description ?? "")).to.equal(exportDoc("checkImageFit.ts", "checkImageFit"));
    expect(plainText(pinnedImage?.description ?? "")).to.equal(exportDoc("pinnedImage.ts", "PinnedImage"));
    const perZone = exportDoc("pinnedImagePerZone.ts", "PinnedImagePerZone");
    expect(plainText(pinnedImagePerZone?.description ?? "")).to.equal(perZone);
  });

  it("accepts for every field what the filter accepts, and nothing else", () => {
    const described = { ...pinnedImageArguments.shape, ...getImagesArguments.shape, ...getImageArguments.shape };
    const fields = { ...pinnedImage?.inputProperties, ...getImages?.inputs.properties, ...getImage?.inputs.properties };
    expect(Object.keys(fields)).to.have.members(Object.keys(described));
    for (const [name, description] of Object.entries(described)) {
      const field = fields[name] ?? {};
      const accepts = (value: unknown) => description.safeParse(value).success;
      for (const value of samples) {
        if (accepts(value)) expect(fits(value, field), `${name}: ${JSON.stringify(value)}`).to.equal(true);
      }
      for (const value of enumOf(field)) {
        expect(accepts(field.type === "array" ? [value] : value), `${name}: ${String(value)}`).to.equal(true);
      }
      if (field.default !== undefined) expect(accepts(field.default), name).to.equal(true);
    }
  });

  it("has every setting, and keeps the keys secret", () => {
    for (const settings of [schema.config.variables, schema.provider.inputProperties]) {
      expect(Object.keys(settings)).to.have.members([...configurationKeys]);
      const secrets = Object.keys(settings).filter((key) => settings[key]?.secret === true);
      expect(secrets).to.have.members(["publicKey", "privateKey", "securityToken"]);
    }
  });
});

/** A value of each kind that an argument may be. */
const words: unknown[] = [
  "some text",
  "2026-01-31",
  ...[vocabulary, { fitRules, netCapabilities, orders }].flatMap((lists) => Object.values<unknown>(lists)).flat(),
];
const samples: unknown[] = [true, 3, 1.5, { any: 1 }, [{ os: "Ubuntu" }], ...words, ...words.map((word) => [word])];

function fits(value: unknown, field: PropertySpec): boolean {
  const accepted = enumOf(field);
  if (field.type === "array") return Array.isArray(value) && (accepted.length === 0 || accepted.includes(value[0]));
  if (accepted.length > 0) return accepted.includes(value);
  if (field.type === "integer") return Number.isInteger(value);
  if (field.$ref !== undefined) return typeof value === "object" && !Array.isArray(value);
  return field.type === (Array.isArray(value) ? "array" : typeof value);
}

/** The values that a field, or the items of its list, must be one of; none: any. */
function enumOf(field: PropertySpec): unknown[] {
  const reference = field.$ref ?? field.items?.$ref ?? "";
  const type = schema.types[reference.replace("#/types/", "")];
  return type !== undefined && "enum" in type ? type.enum.map(({ value }) => value) : [];
}

function mapValues<Value>(record: Record<string, Value>, map: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(String(value))]));
}
