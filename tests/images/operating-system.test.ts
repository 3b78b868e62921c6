import { expect } from "chai";
import { compareVersions, isSystem, parseOperatingSystem } from "../../provider/images/operating-system";

const table: readonly [string, string, readonly number[]][] = [
  ["CentOS 6.10 64位", "centos", [6, 10]],
  ["CentOS 7.2 64位", "centos", [7, 2]],
  ["CentOS 7.4 64位", "centos", [7, 4]],
  ["CentOS 7.6 64位", "centos", [7, 6]],
  ["高内核CentOS 7.6 64位", "centos", [7, 6]],
  ["CentOS 7.9 64位", "centos", [7, 9]],
  ["CentOS 8.3 64位", "centos", [8, 3]],
  ["CentOS aarch 7.6 64位", "centos", [7, 6]],
  ["Ubuntu 16.04 64位", "ubuntu", [16, 4]],
  ["高内核Ubuntu 16.04 64位", "ubuntu", [16, 4]],
  ["高内核Ubuntu 18.04 64位", "ubuntu", [18, 4]],
  ["Ubuntu 20.04 64位", "ubuntu", [20, 4]],
  ["Ubuntu aarch 20.04 64位", "ubuntu", [20, 4]],
  ["Ubuntu 22.04 64位", "ubuntu", [22, 4]],
  ["Ubuntu 24.04 64位", "ubuntu", [24, 4]],
  ["Debian 10.0 64位", "debian", [10, 0]],
  ["Debian 11.7 64位", "debian", [11, 7]],
  ["Debian 12.5 64位", "debian", [12, 5]],
  ["Rocky 8.5 64位", "rocky", [8, 5]],
  ["Rocky 9.4 64位", "rocky", [9, 4]],
  ["Rocky 9.5 64位", "rocky", [9, 5]],
  ["RedHat 8.3 64位", "redhat", [8, 3]],
  ["Windows 2012 64位 中文版", "windows", [2012]],
  ["Windows 2016 64位 中文版", "windows", [2016]],
  ["Windows 2019 64位 中文版", "windows", [2019]],
  ["Windows 2022 64位 中文版", "windows", [2022]],
];

describe("operating systems", () => {
  for (const [name, distribution, version] of table) {
    it(`reads ${name}`, () => {
      expect(parseOperatingSystem(name)).to.include({ distribution, release: "" }).and.deep.include({ version });
    });
  }

  it("reads the spellings that people use", () => {
    expect(parseOperatingSystem("Windows Server 2022 Datacenter 64-bit English")).to.deep.include({
      distribution: "windows",
      version: [2022],
    });
    expect(parseOperatingSystem("rhel 8")).to.deep.include({ distribution: "redhat", version: [8] });
    expect(parseOperatingSystem("Windows 2012 R2 64位")).to.deep.include({ version: [2012], release: "r2" });
  });

  for (const name of [
    "",
    "64位",
    "Ubuntu 22.04 CUDA 12.2",
    "web-server-2024-01-01",
    "22.04",
    "我的镜像",
    "CentOS 7.x",
  ]) {
    it(`does not take ${JSON.stringify(name)} for an operating system`, () => {
      expect(parseOperatingSystem(name)).to.equal(undefined);
    });
  }

  const matches: readonly [string, string, boolean][] = [
    ["CentOS 7.6 64位", "CentOS 7", true],
    ["高内核CentOS 7.9 64位", "centos 7", true],
    ["CentOS 70 64位", "CentOS 7", false],
    ["CentOS 7 64位", "CentOS 7.6", false],
    ["Ubuntu 22.04 64位", "Ubuntu", true],
    ["Ubuntu 22.10 64位", "Ubuntu 22.1", false],
    ["CentOS Stream 9 64位", "CentOS", false],
    ["Windows 2012 R2 64位", "Windows 2012", false],
    ["Windows 2012 R2 64位", "Windows", true],
  ];
  for (const [offered, wanted, answer] of matches) {
    it(`says that ${offered} is ${answer ? "" : "not "}a ${wanted}`, () => {
      const [image, filter] = [parseOperatingSystem(offered), parseOperatingSystem(wanted)];
      expect(image !== undefined && filter !== undefined && isSystem(image, filter)).to.equal(answer);
    });
  }

  it("compares versions component by component", () => {
    const sorted = [[7], [7, 10], [7, 9], [10], [7, 9, 1]].sort(compareVersions);
    expect(sorted).to.deep.equal([[7], [7, 9], [7, 9, 1], [7, 10], [10]]);
  });
});
