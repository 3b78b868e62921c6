import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { hostShape, netCapabilities } from "../../provider/filter/host";
import { families, machineTypes } from "../../provider/filter/machine-types";
import { imageRecord } from "../../provider/image/image";
import { readImage } from "../../provider/image/read-image";
import * as vocabulary from "../../provider/image/vocabulary";
import { createClient } from "../../provider/ucloud/call/client";
import { transientRetCodes } from "../../provider/ucloud/errors/ret-codes";
import { describeImages } from "../../provider/ucloud/listing/describe-image";
import { makeCatalogue } from "../../simulator";
import { meaningOf } from "../../simulator/faults/ret-codes";
import { families as familiesOfSimulator, machineTypes as typesOfSimulator } from "../../simulator/hosts/machine-types";
import { settingsFor, startServer, withoutWaiting } from "../provider/ucloud/server";
import { namesOf, tables, type DocumentedField } from "./tables";

const { describeImage, createUHostInstance, retCodes } = tables;

/** The text of all files of a folder, for what a program says only in its source. */
function sourcesOf(...folder: readonly string[]): string {
  const path = join(__dirname, "..", "..", ...folder);
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(path, name), "utf8"))
    .join("\n");
}

const simulatorSource = sourcesOf("simulator");

describe(`DescribeImage, by the page of ${describeImage.date}`, () => {
  /** What the client leaves to its own filters, or has no use for. */
  const notAsked = ["ImageId", "Tag", "PriceSet"];

  it("has the parameters that the client sends", async () => {
    const server = await startServer(() => ({ RetCode: 0, TotalCount: 0 }));
    const client = createClient(settingsFor(server.url), withoutWaiting());
    const place = { region: "cn-bj2", zone: "cn-bj2-05", projectId: "org-1" };
    const asked = { ...place, imageType: "Base", osType: "Linux", funcTypes: ["gpu", "app"], imageIds: ["uimage-1"] };
    await describeImages(client, asked, (image) => image);
    await server.close();
    const signing = ["Action", "PublicKey", "Signature"];
    const names = Object.keys(server.requests[0] ?? {}).map((name) => name.replace(/\.\d+$/, ""));
    const sent = new Set(names.filter((name) => !signing.includes(name)));
    const documented = namesOf(describeImage.request).map((name) => name.replace(/\.N$/, ""));
    expect(documented.filter((name) => !notAsked.includes(name))).to.have.members([...sent]);
  });

  it("has the parameters that the simulator reads", () => {
    const documented = namesOf(describeImage.request).map((name) => name.replace(/\.N$/, ""));
    expect(documented.filter((name) => !simulatorSource.includes(`"${name}"`))).to.deep.equal([]);
  });

  it("has the fields of an answer that client and simulator know", () => {
    const names = namesOf(describeImage.answer);
    // The client knows which action it called.
    const needed = names.filter((name) => name !== "Action");
    expect(needed.filter((name) => !sourcesOf("provider", "ucloud").includes(name))).to.deep.equal([]);
    expect(names.filter((name) => !simulatorSource.includes(name))).to.deep.equal([]);
  });

  const sample: Readonly<Record<string, unknown>> = {
    string: "2030/01/01",
    int: 5,
    "array[string]": ["one"],
    "array[BasePriceSet]": [{ ChargeType: "Month", Price: 1, OriginalPrice: 2 }],
  };
  const wireImage = (fields: readonly DocumentedField[]) =>
    Object.fromEntries(fields.map(({ name, type }) => [name, name === "ImageId" ? "uimage-1" : sample[type]]));

  for (const field of describeImage.image) {
    it(`has ${field.name} (${field.type}), which the client reads`, () => {
      const bare = readImage({ ImageId: "uimage-2" }, "cn-bj2");
      const read = readImage({ ImageId: "uimage-2", ...wireImage([field]) }, "cn-bj2");
      expect(read).to.not.have.property("problem");
      expect(read).to.not.deep.equal(bare);
    });
  }

  it("has every field that the client reads, and the schema describes each", () => {
    const read = new Set(
      [...sourcesOf("provider", "image").matchAll(/(?:In\(wire, |name: )"([A-Z]\w+)"/g)].map(([, name]) => name),
    );
    expect(namesOf(describeImage.image)).to.include.members([...read]);
    const image = readImage(wireImage(describeImage.image), "cn-bj2");
    expect(Object.keys(imageRecord.shape)).to.have.members(Object.keys(image));
  });

  it("has the fields of a price that the client reads", () => {
    const image = readImage(wireImage(describeImage.image), "cn-bj2");
    const [price] = "priceSet" in image ? image.priceSet : [];
    expect(Object.keys(price ?? {}).length).to.equal(describeImage.price.length);
  });

  it("has the fields of the simulator's images", () => {
    const seen = new Set([...makeCatalogue(1)].flatMap((image) => Object.keys(image)));
    const documented = namesOf(describeImage.image);
    expect([...seen].filter((name) => !documented.includes(name))).to.deep.equal([]);
    expect(documented.filter((name) => !seen.has(name))).to.deep.equal([]);
  });

  /** Values that other pages of UCloud's have. */
  const elsewhere: Readonly<Record<string, readonly string[]>> = {
    // https://docs.ucloud.cn/uhost/introduction/feature/feature, 1.3: what network enhancement 2.0 needs on o2.
    Features: ["SmartNic_cx6"],
  };
  const known: Readonly<Record<string, readonly string[]>> = {
    ImageType: vocabulary.imageTypes,
    FuncType: vocabulary.funcTypes,
    OsType: vocabulary.osTypes,
    State: vocabulary.states,
    Features: vocabulary.features,
    SceneCategories: vocabulary.scenes,
  };
  for (const [field, values] of Object.entries(describeImage.values)) {
    const documented = [...values, ...(elsewhere[field] ?? [])];

    it(`has the values of ${field} that the client knows`, () => {
      expect(known[field]).to.have.members(documented);
    });

    it(`has the values of ${field} that the simulator's images have`, () => {
      const used = new Set(makeCatalogue(1).flatMap((image): unknown => Reflect.get(image, field) ?? []));
      // An empty text is what UCloud sends for "nothing".
      const texts = [...used]
        .flat()
        .map(String)
        .filter((value) => value !== "");
      expect(texts.filter((value) => !documented.includes(value))).to.deep.equal([]);
    });
  }
});

describe(`CreateUHostInstance, by the page of ${createUHostInstance.date}`, () => {
  const { values, elsewhere } = createUHostInstance;
  const all = (parameter: string) => [
    ...(values[parameter] ?? []),
    ...Object.values(elsewhere[parameter] ?? {}).flat(),
  ];

  it("has the machine types that client and simulator know", () => {
    expect([...machineTypes.keys()]).to.have.members(all("MachineType"));
    expect([...typesOfSimulator.keys()]).to.have.members(all("MachineType"));
  });

  it("has the families that client and simulator know", () => {
    expect([...families.keys()]).to.have.members(all("UHostFamily"));
    expect([...familiesOfSimulator.keys()]).to.have.members(all("UHostFamily"));
  });

  it("has the GPU types and the network enhancements that the client knows", () => {
    expect([...vocabulary.gpuTypes]).to.have.members(all("GpuType"));
    expect([...netCapabilities]).to.have.members(all("NetCapability"));
  });

  for (const cpuPlatform of all("MinimalCpuPlatform")) {
    it(`has the CPU platform ${cpuPlatform}, which the schema takes`, () => {
      const machineType = cpuPlatform.startsWith("Ampere") ? { machineType: "O", family: "o1r" } : { machineType: "N" };
      expect(hostShape.safeParse({ ...machineType, cpuPlatform }).success).to.equal(true);
    });
  }

  it("has the parameters that the schema of a host names, and the simulator reads", () => {
    const documented = namesOf(createUHostInstance.request);
    const named = Object.values(hostShape.shape).map(
      ({ description = "" }) => /CreateUHostInstance: ([\w.]+)\./.exec(description)?.[1],
    );
    // UHostType is on the page of machine types: https://docs.ucloud.cn/api/uhost-api/uhost_type
    const known = [...documented, "UHostType", "NetworkInterface.N.IPv6"];
    expect(named.filter((name) => name !== undefined && !known.includes(name))).to.deep.equal([]);
    const required = createUHostInstance.request
      .filter((field) => field.required)
      .map(({ name }) => name.split(".").at(-1));
    expect(required.filter((name) => !simulatorSource.includes(String(name)))).to.deep.equal([]);
  });
});

describe(`RetCodes, by the pages of ${retCodes.uhost.date}`, () => {
  const documented = new Set([...retCodes.public.codes, ...retCodes.uhost.codes]);

  it("say of those that the client repeats that it may try again", () => {
    expect([...transientRetCodes]).to.have.members([...retCodes.public.tryAgain, ...retCodes.uhost.tryAgain]);
  });

  it("say of those that the simulator calls temporary that a client may try again", () => {
    const temporary = [...documented].filter((code) => meaningOf(code) !== meaningOf(-1));
    const again = [...retCodes.public.tryAgain, ...retCodes.uhost.tryAgain];
    expect(again).to.include.members(temporary);
    expect(temporary).to.include.members([...retCodes.public.tryAgain]);
  });

  it("hold those that the simulator refuses with", () => {
    const codes = [...simulatorSource.matchAll(/(?:new Refusal\(|retCode: )(\d+)/g)].map(([, code]) => Number(code));
    // Seen in answers, and on no page: a parameter is missing or wrong, and UNet's "no such firewall".
    const seenOnly = [220, 230, 54002];
    expect(
      [...new Set(codes)].filter((code) => code !== 0 && !documented.has(code) && !seenOnly.includes(code)),
    ).to.deep.equal([]);
  });
});
