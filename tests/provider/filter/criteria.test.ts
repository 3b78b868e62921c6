import { expect } from "chai";
import { parseArguments } from "../../../provider/filter/arguments";
import { brokenCriteria } from "../../../provider/filter/criteria";
import type { FilterArgs } from "../../../provider/filter/filter";
import type { Image } from "../../../provider/image/image";
import { getImageArguments } from "../../../provider/lookup/get-image";
import { image, now } from "../image/sample";

/** An application of UCloud's on top of a system. */
const comfy = { imageName: "ComfyUI 0.3", osName: "Ubuntu 22.04 64位" };

/** A demand, an image that meets it, and one that does not. */
const demands: readonly [FilterArgs, Partial<Image>, Partial<Image>][] = [
  [{ region: "cn-bj2" }, {}, { region: "cn-sh2" }],
  [{ zone: "cn-bj2-05" }, {}, { zone: "cn-bj2-02" }],
  [{ zone: "cn-bj2-05" }, { zone: undefined }, { zone: "cn-bj2-02" }],
  [{ imageType: "Custom" }, { imageType: "Custom" }, { imageType: "Base" }],
  [{ funcTypes: ["gpu", "app"] }, { funcType: "app" }, { funcType: "uhost" }],
  [{ funcTypes: ["gpu"] }, { funcType: "gpu" }, {}],
  [{ imageIds: ["uimage-b", "uimage-a"] }, {}, { imageId: "uimage-c" }],
  [{ osType: "Windows" }, { osType: "Windows" }, { osType: "Linux" }],
  [{ os: "CentOS 7" }, { osName: "CentOS 7.9 64位" }, { osName: "CentOS 8.3 64位" }],
  [
    { os: "Ubuntu" },
    { imageType: "Custom", imageName: "my web", osName: "Ubuntu 20.04 64位" },
    { imageName: "Ubuntu 20.04", osName: "网站" },
  ],
  [{ os: "Ubuntu" }, {}, { imageName: "ComfyUI 0.3" }],
  [{ os: "Ubuntu" }, {}, { imageName: "Ubuntu 22.04 64位 NVIDIA 535 CUDA 12" }],
  [{ os: "Ubuntu" }, {}, { imageName: "OpenFOAM 11" }],
  [{ os: "Ubuntu" }, { imageType: "Custom", imageName: "web 2" }, { imageName: "Debian 12.5 64位" }],
  [{ os: "Windows 2022 英文版" }, windows("英文版"), windows("中文版")],
  [
    { os: "Ubuntu", scenes: ["HPC"] },
    { imageName: "OpenFOAM 11", sceneCategories: ["HPC"] },
    { imageName: "OpenFOAM 11", sceneCategories: ["Featured"] },
  ],
  [
    { os: "Ubuntu", scenes: ["Featured", "HPC"] },
    { ...comfy, sceneCategories: ["Featured", "HPC"] },
    { ...comfy, sceneCategories: ["Featured"] },
  ],
  [
    { os: "Ubuntu", scenes: ["Featured"] },
    { sceneCategories: ["Featured"] },
    { ...comfy, sceneCategories: ["Featured"] },
  ],
  [{ os: "Ubuntu", features: ["GPU"] }, { ...comfy, features: ["GPU"] }, { ...comfy }],
  [
    { os: "Ubuntu", features: ["CloudInit", "GPU"] },
    { ...comfy, features: ["CloudInit", "GPU"] },
    { ...comfy, features: ["CloudInit"] },
  ],
  [{ features: ["CloudInit"] }, { ...comfy, features: ["CloudInit"] }, comfy],
  [{ os: "Ubuntu", features: ["CloudInit"] }, { features: ["CloudInit"] }, { ...comfy, features: ["CloudInit"] }],
  [{ os: "Ubuntu", imageName: "Comfy*" }, comfy, { imageName: "Ubuntu 22.04" }],
  [{ os: "Ubuntu", nameRegex: "^Comfy" }, comfy, { imageName: "Ubuntu 22.04" }],
  [{ os: "Ubuntu", osName: "Ubuntu 22*" }, comfy, { osName: "Ubuntu 20.04 64位" }],
  [{ os: "Ubuntu", gpuType: "T4" }, { ...comfy, supportedGpuTypes: ["T4"] }, comfy],
  [{ os: "Ubuntu", primarySoftware: "UI" }, { ...comfy, primarySoftware: "UI" }, comfy],
  [{ os: "Ubuntu", imageIds: ["uimage-a"] }, comfy, { ...comfy, state: "Making" }],
  [{ architecture: "any" }, { features: ["Aarch64_Type"] }, { state: "Making" }],
  [{ osName: "CentOS*64位" }, { osName: "CentOS 7.9 64位" }, { osName: "高内核CentOS 7.9 64位" }],
  [{ imageName: "web-?" }, { imageName: "web-1" }, { imageName: "web-10" }],
  [{ imageName: "a.c*" }, { imageName: "a.cd" }, { imageName: "abcd" }],
  [{ nameRegex: "^CentOS 7.[1-2] 64" }, { imageName: "CentOS 7.2 64位" }, { imageName: "CentOS 7.3 64位" }],
  [{ features: ["CloudInit", "IPv6"] }, { features: ["IPv6", "CloudInit", "New"] }, { features: ["CloudInit"] }],
  [{ withoutFeatures: ["GPU"] }, { features: ["CloudInit"] }, { features: ["GPU"] }],
  [{ scenes: ["Featured", "HPC"] }, { sceneCategories: ["HPC", "Featured"] }, { sceneCategories: ["HPC"] }],
  [{ architecture: "x86_64" }, {}, { features: ["Aarch64_Type"] }],
  [{ architecture: "arm64" }, { features: ["Aarch64_Type"] }, {}],
  [{ gpuType: "V100S" }, { supportedGpuTypes: ["V100S", "T4S"] }, { supportedGpuTypes: ["V100"] }],
  [{ primarySoftware: "PyTorch" }, { primarySoftware: "PyTorch" }, {}],
  [{ vendors: ["A", "B"] }, { vendor: "B" }, {}],
  [{ states: ["Available", "Copying"] }, { state: "Copying" }, { state: "Unavailable" }],
  [{}, { state: "Available" }, { state: "Making" }],
  [{ maxSizeGb: 40 }, { imageSizeGb: 40 }, { imageSizeGb: 41 }],
  [{}, { maintainEol: "2026/01/01" }, { maintainEol: "2025/12/31" }],
  [{ minSupportDays: 30 }, { maintainEol: "2026/01/31" }, { maintainEol: "2026/01/30" }],
  [{ minSupportDays: 0 }, { maintainEol: "2026/01/01" }, { maintainEol: "soon" }],
  [{ minAgeDays: 7 }, { createTime: seconds("2025-12-25T00:00:00Z") }, { createTime: seconds("2025-12-25T00:00:01Z") }],
  [
    { createdBefore: "2025-06-01" },
    { createTime: seconds("2025-05-31T23:59:59Z") },
    { createTime: seconds("2025-06-01T00:00:00Z") },
  ],
  [
    { createdBefore: "2025-06-01T00:00:00+08:00" },
    { createTime: seconds("2025-05-31T15:59:59Z") },
    { createTime: seconds("2025-05-31T16:00:00Z") },
  ],
];

function windows(language: string): Partial<Image> {
  const name = `Windows 2022 64位 ${language}`;
  return { imageType: "Custom", imageName: name, osName: name };
}

describe("criteria", () => {
  for (const [args, met, unmet] of demands) {
    const text = JSON.stringify(args);
    it(`${text} admits ${JSON.stringify(met)}`, () => expect(broken(args, met)).to.deep.equal([]));
    it(`${text} names itself for ${JSON.stringify(unmet)}`, () => {
      const fields = brokenCriteria(image(unmet), filter(args), now).map(({ field }) => field);
      expect(fields).to.have.length(1);
      expect([...Object.keys(args), "states", "allowEndOfLife"]).to.include(fields[0]);
    });
  }

  it("leave out images without what they ask about", () => {
    const { createTime, imageSizeGb, ...bare } = image();
    expect(brokenCriteria(bare, filter({ minAgeDays: 0, maxSizeGb: 100 }), now)).to.have.length(2);
  });

  it("accept an unknown end of maintenance, and a past one when told to", () => {
    expect(broken({}, { maintainEol: undefined })).to.deep.equal([]);
    expect(broken({}, { maintainEol: "2025/02/30" })).to.deep.equal([]);
    expect(broken({ allowEndOfLife: true }, { maintainEol: "2020/01/01" })).to.deep.equal([]);
  });
});

function broken(args: FilterArgs, fields: Partial<Image>): string[] {
  return brokenCriteria(image(fields), filter(args), now).map(({ text }) => text);
}

function filter(args: FilterArgs) {
  return parseArguments(getImageArguments, args);
}

function seconds(time: string): number {
  return Date.parse(time) / 1000;
}
