import { expect } from "chai";
import { createClient } from "../../../provider/ucloud/call/client";
import { UCloudApiError } from "../../../provider/ucloud/errors/error-classes";
import { describeImages } from "../../../provider/ucloud/listing/describe-image";
import { resolveSettings } from "../../../provider/ucloud/settings/settings";
import { DEFAULT_PROJECT, largeCatalogue, startSimulator, type Simulator } from "../../../simulator";
import { withoutWaiting } from "./server";

const region = "cn-bj2";
const idOf = (image: Readonly<Record<string, unknown>>) => String(image["ImageId"]);

describe("the client and the embedded UCloud API", () => {
  let simulator: Simulator;

  afterEach(() => simulator.close());

  const clientOf = (environment: Readonly<Record<string, string>> = {}) =>
    createClient(
      resolveSettings({
        configuration: {},
        environment: { ...simulator.environment, ...environment },
        homeDirectory: "/nowhere",
        readFile: () => undefined,
      }),
      withoutWaiting(),
    );

  const account = (name: string) => {
    const found = simulator.accounts.find((candidate) => candidate.name === name);
    return {
      UCLOUD_PUBLIC_KEY: found?.publicKey ?? "",
      UCLOUD_PRIVATE_KEY: found?.privateKey ?? "",
      UCLOUD_SECURITY_TOKEN: found?.securityToken ?? "",
    };
  };

  it("agree on the signature, on the pages and on what is there", async () => {
    simulator = await startSimulator({ pageLimit: 7 });
    const ids = await describeImages(clientOf(), { region }, idOf);
    const expected = simulator.images().filter(({ Zone }) => Zone.startsWith(`${region}-`));
    expect(ids.sort()).to.deep.equal(expected.map(({ ImageId }) => ImageId).sort());
    expect(ids.length).to.be.greaterThan(7);
  });

  it("agree on zones, image types and ids", async () => {
    simulator = await startSimulator();
    const here = simulator.images().filter(({ Zone }) => Zone.startsWith(`${region}-`));
    const imageIds = here.slice(0, 2).map(({ ImageId }) => ImageId);
    expect((await describeImages(clientOf(), { region, imageIds }, idOf)).sort()).to.deep.equal(imageIds.sort());
    const request = { region, zone: "cn-bj2-05", imageType: "Base", osType: "Windows" };
    const images = await describeImages(clientOf(), request, (image) => image);
    expect(images.length).to.be.greaterThan(0);
    for (const image of images) {
      expect(image).to.include({ Zone: "cn-bj2-05", ImageType: "Base", OsType: "Windows" });
    }
  });

  it("agree on temporary credentials", async () => {
    simulator = await startSimulator();
    const ids = await describeImages(clientOf(account("temporary")), { region }, idOf);
    expect(ids.length).to.be.greaterThan(0);
  });

  for (const [who, retCode, advice] of [
    ["nobody", 299, "uhost:DescribeImage"],
    ["stranger", 294, "addresses"],
    ["locked", 295, "security lock"],
    ["sub-account", 220, "set projectId"],
  ] as const) {
    it(`agree that ${who} may not look, after one request`, async () => {
      simulator = await startSimulator();
      const listing = describeImages(clientOf(account(who)), { region }, idOf);
      const error = await listing.catch((thrown: unknown) => thrown);
      expect(simulator.requestCount()).to.equal(1);
      expect(error).to.be.instanceOf(UCloudApiError).with.property("retCode", retCode);
      expect(error).to.have.property("message").that.includes(advice);
    });
  }

  it("agree that a sub-account may look into its project", async () => {
    simulator = await startSimulator();
    const request = { region, projectId: DEFAULT_PROJECT };
    expect((await describeImages(clientOf(account("sub-account")), request, idOf)).length).to.be.greaterThan(0);
  });

  it("agree that a private key is wrong, after one request", async () => {
    simulator = await startSimulator();
    const listing = describeImages(clientOf({ UCLOUD_PRIVATE_KEY: "wrong" }), { region }, idOf);
    const error = await listing.catch((thrown: unknown) => thrown);
    expect(simulator.requestCount()).to.equal(1);
    expect(error)
      .to.be.instanceOf(UCloudApiError)
      .with.property("message")
      .that.includes("environment variable UCLOUD_PRIVATE_KEY");
  });

  it("list 10,000 images with 101 requests, over at most 100 connections that are used again", async () => {
    simulator = await startSimulator({ images: largeCatalogue(10_000) });
    const client = clientOf();
    for (let listing = 1; listing <= 2; listing += 1) {
      const ids = await describeImages(client, { region }, idOf);
      expect(new Set(ids).size).to.equal(10_000);
      expect(simulator.requestCount()).to.equal(listing * 101);
    }
    expect(simulator.connections().opened).to.be.at.most(100);
  });
});
