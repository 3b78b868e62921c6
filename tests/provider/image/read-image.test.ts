import { expect } from "chai";
import { readImage } from "../../../provider/image/read-image";
import { read } from "./sample";

describe("the record of an image", () => {
  it("has every field of DescribeImage, with units in the names", () => {
    expect(read(complete)).to.deep.equal({
      imageId: "uimage-1",
      imageName: "Ubuntu 22.04 64位",
      region: "cn-bj2",
      zone: "cn-bj2-05",
      imageType: "Business",
      osType: "Linux",
      osName: "Ubuntu 22.04 64位",
      tag: "Default",
      features: ["CloudInit", "SomethingNew"],
      funcType: "gpu",
      integratedSoftware: "CUDA",
      vendor: "UCloud",
      links: "https://example.test/",
      state: "Available",
      imageDescription: "d",
      createTime: 1_700_000_000,
      createdAt: "2023-11-14T22:13:20.000Z",
      imageSizeGb: 20,
      minimalCpu: "Broadwell",
      maintainEol: "2027/04/30",
      dataSnapshotIds: ["s"],
      supportedGpuTypes: ["V100S"],
      sceneCategories: ["Featured"],
      primarySoftware: "PyTorch",
      priceSet: [{ chargeType: "Month", price: 1.5, originalPrice: 2 }],
    });
  });

  it("takes null lists, empty texts and a time of zero for what the API means: nothing", () => {
    const image = read({ ImageId: "uimage-1", Features: null, MinimalCPU: "", MaintainEol: null, CreateTime: 0 });
    expect(image.features).to.deep.equal([]);
    expect(image).not.to.have.any.keys("minimalCpu", "maintainEol", "createTime", "createdAt");
  });

  const broken: readonly [string, Record<string, unknown>][] = [
    ["CreateTime", { CreateTime: "1700000000" }],
    ["CreateTime", { CreateTime: 2 ** 53 }],
    ["CreateTime", { CreateTime: 1.5 }],
    ["ImageSize", { ImageSize: "20" }],
    ["Features", { Features: "CloudInit" }],
    ["Features.0", { Features: [1] }],
    ["ImageName", { ImageName: {} }],
    ["ImageId", { ImageId: "" }],
    ["ImageSize", { ImageSize: Infinity }],
    ["PriceSet.0", { PriceSet: ["1"] }],
    ["PriceSet.0.Price", { PriceSet: [{ Price: "1" }] }],
  ];
  for (const [field, change] of broken) {
    it(`leaves an image out whose ${field} is ${JSON.stringify(Object.values(change)[0])}, and says so`, () => {
      expect(readImage({ ...complete, ...change }, "cn-bj2")).to.include({ field });
    });
  }
});

const complete = {
  ImageId: "uimage-1",
  ImageName: "Ubuntu 22.04 64位",
  Zone: "cn-bj2-05",
  ImageType: "Business",
  OsType: "Linux",
  OsName: "Ubuntu 22.04 64位",
  Tag: "Default",
  Features: ["CloudInit", "SomethingNew"],
  FuncType: "gpu",
  IntegratedSoftware: "CUDA",
  Vendor: "UCloud",
  Links: "https://example.test/",
  State: "Available",
  ImageDescription: "d",
  CreateTime: 1_700_000_000,
  ImageSize: 20,
  MinimalCPU: "Broadwell",
  MaintainEol: "2027/04/30",
  DataSnapshotIds: ["s"],
  SupportedGPUTypes: ["V100S"],
  SceneCategories: ["Featured"],
  PrimarySoftware: "PyTorch",
  PriceSet: [{ ChargeType: "Month", Price: 1.5, OriginalPrice: 2 }],
};
