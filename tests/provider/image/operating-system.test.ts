import { expect } from "chai";
import {
  canonicalSystem,
  compareVersions,
  hasRaisedKernel,
  isSystem,
  parseOperatingSystem,
  versionRank,
  type OperatingSystem,
} from "../../../provider/image/operating-system";
import { images } from "./operating-systems.json";

/** Every name of UCloud's documentation with all its parts; a part that the name does not speak of is left out. */
const table: readonly [string, Partial<OperatingSystem>][] = [
  ["CentOS 6.10 64位", { distribution: "centos", distributionText: "CentOS", version: [6, 10], versionText: "6.10" }],
  ["CentOS 7.2 64位", { distribution: "centos", distributionText: "CentOS", version: [7, 2], versionText: "7.2" }],
  ["CentOS 7.4 64位", { distribution: "centos", distributionText: "CentOS", version: [7, 4], versionText: "7.4" }],
  ["CentOS 7.6 64位", { distribution: "centos", distributionText: "CentOS", version: [7, 6], versionText: "7.6" }],
  [
    "高内核CentOS 7.6 64位",
    { distribution: "centos", distributionText: "CentOS", version: [7, 6], versionText: "7.6" },
  ],
  ["CentOS 7.9 64位", { distribution: "centos", distributionText: "CentOS", version: [7, 9], versionText: "7.9" }],
  ["CentOS 8.3 64位", { distribution: "centos", distributionText: "CentOS", version: [8, 3], versionText: "8.3" }],
  [
    "CentOS aarch 7.6 64位",
    { distribution: "centos", distributionText: "CentOS", version: [7, 6], versionText: "7.6" },
  ],
  ["Ubuntu 16.04 64位", { distribution: "ubuntu", distributionText: "Ubuntu", version: [16, 4], versionText: "16.04" }],
  [
    "高内核Ubuntu 16.04 64位",
    { distribution: "ubuntu", distributionText: "Ubuntu", version: [16, 4], versionText: "16.04" },
  ],
  [
    "高内核Ubuntu 18.04 64位",
    { distribution: "ubuntu", distributionText: "Ubuntu", version: [18, 4], versionText: "18.04" },
  ],
  ["Ubuntu 20.04 64位", { distribution: "ubuntu", distributionText: "Ubuntu", version: [20, 4], versionText: "20.04" }],
  [
    "Ubuntu aarch 20.04 64位",
    {
      distribution: "ubuntu",
      distributionText: "Ubuntu",
      version: [20, 4],
      versionText: "20.04",
    },
  ],
  ["Ubuntu 22.04 64位", { distribution: "ubuntu", distributionText: "Ubuntu", version: [22, 4], versionText: "22.04" }],
  ["Ubuntu 24.04 64位", { distribution: "ubuntu", distributionText: "Ubuntu", version: [24, 4], versionText: "24.04" }],
  ["Debian 10.0 64位", { distribution: "debian", distributionText: "Debian", version: [10, 0], versionText: "10.0" }],
  ["Debian 11.7 64位", { distribution: "debian", distributionText: "Debian", version: [11, 7], versionText: "11.7" }],
  ["Debian 12.5 64位", { distribution: "debian", distributionText: "Debian", version: [12, 5], versionText: "12.5" }],
  ["Rocky 8.5 64位", { distribution: "rocky", distributionText: "Rocky", version: [8, 5], versionText: "8.5" }],
  ["Rocky 9.4 64位", { distribution: "rocky", distributionText: "Rocky", version: [9, 4], versionText: "9.4" }],
  ["Rocky 9.5 64位", { distribution: "rocky", distributionText: "Rocky", version: [9, 5], versionText: "9.5" }],
  ["RedHat 8.3 64位", { distribution: "redhat", distributionText: "RedHat", version: [8, 3], versionText: "8.3" }],
  [
    "Windows 2012 64位 中文版",
    { distribution: "windows", distributionText: "Windows", version: [2012], versionText: "2012", language: "zh" },
  ],
  [
    "Windows 2016 64位 中文版",
    { distribution: "windows", distributionText: "Windows", version: [2016], versionText: "2016", language: "zh" },
  ],
  [
    "Windows 2019 64位 中文版",
    { distribution: "windows", distributionText: "Windows", version: [2019], versionText: "2019", language: "zh" },
  ],
  [
    "Windows 2022 64位 中文版",
    { distribution: "windows", distributionText: "Windows", version: [2022], versionText: "2022", language: "zh" },
  ],
];

/** What is so where a name does not speak of it. */
const unsaid = { release: "", edition: undefined, language: undefined };

describe("operating systems", () => {
  it("are read in every name of the documentation", () => {
    expect(table.map(([name]) => name)).to.deep.equal(images.map(({ name }) => name));
  });

  for (const [name, parts] of table) {
    it(`reads all parts of ${name}`, () => {
      expect(parseOperatingSystem(name)).to.deep.equal({ ...unsaid, ...parts });
    });
  }

  const spellings: readonly [string, Partial<OperatingSystem>][] = [
    [
      "Windows Server 2022 Datacenter 64-bit English",
      { distribution: "windows", edition: "datacenter", language: "en" },
    ],
    ["Windows 2019 数据中心版 64位 英文版", { distribution: "windows", edition: "datacenter", language: "en" }],
    ["windows 2016 标准版", { distribution: "windows", edition: "standard" }],
    ["Windows 2016 Standard Edition", { edition: "standard", version: [2016] }],
    ["Windows 2016 企业版 Chinese Edition", { edition: "enterprise", language: "zh" }],
    ["Windows 2016 Enterprise", { edition: "enterprise", language: undefined }],
    ["Ubuntu 22.04 aarch64", { distribution: "ubuntu", version: [22, 4] }],
    ["Ubuntu 22.04 arm64 64bits", { version: [22, 4] }],
    ["Ubuntu 22.04 x86_64", { version: [22, 4] }],
    ["Ubuntu 22.04 AMD64 32 bit", { version: [22, 4] }],
    ["高核CentOS 7.6 32位", { distribution: "centos", version: [7, 6] }],
    ["Ｕbuntu　22.04", { distribution: "ubuntu", version: [22, 4] }],
    ["  Debian   12  ", { distribution: "debian", distributionText: "Debian", versionText: "12" }],
    ["Rocky Linux 9", { distribution: "rocky", distributionText: "Rocky Linux" }],
    ["AlmaLinux 9.4", { distribution: "alma" }],
    ["Red Hat Enterprise Linux 8", { distribution: "redhat", edition: undefined }],
    ["rhel8", { distribution: "redhat", version: [8], versionText: "8" }],
    ["Debian GNULinux 12", { distribution: "debian" }],
    ["Ubuntu Server 22.04", { distribution: "ubuntu" }],
    ["Windows 2012 R2 64位", { version: [2012], release: "r2" }],
    ["Windows 2012R2", { version: [2012], release: "r2" }],
    ["Fedora", { distribution: "fedora", version: [], versionText: "" }],
    ["Ubuntu aarch20.04 64位", { distribution: "ubuntu", version: [20, 4], versionText: "20.04" }],
    ["CentOS aarch7.6", { distribution: "centos", version: [7, 6] }],
    ["CentOS aarch7.6 64位", { distribution: "centos", version: [7, 6] }],
    ["CentOS aarch 64位", { distribution: "centos", version: [], versionText: "" }],
    ["CentOS 7.6 aarch64位", { distribution: "centos", version: [7, 6] }],
    ["Rocky Linux 9.4 (ARM64)", { distribution: "rocky", version: [9, 4] }],
    ["Ubuntu 22.04-64位", { distribution: "ubuntu", version: [22, 4] }],
    ["openEuler 22.03 LTS SP1", { distribution: "openeuler", version: [22, 3, 1], versionText: "22.03 SP1" }],
    ["openEuler 22.03 (LTS-SP1) 64位", { distribution: "openeuler", version: [22, 3, 1] }],
    ["openEuler 22.03-LTS-SP3", { distribution: "openeuler", version: [22, 3, 3] }],
    ["openEuler 22.03 LTS", { distribution: "openeuler", version: [22, 3], versionText: "22.03" }],
    ["Ubuntu 22.04 LTS", { distribution: "ubuntu", version: [22, 4], versionText: "22.04" }],
    ["Ubuntu 22.04.3 LTS 64位", { distribution: "ubuntu", version: [22, 4, 3] }],
    ["CentOS Stream 9", { distribution: "centosstream", version: [9] }],
    ["CentOS 8 Stream", { distribution: "centosstream", version: [8], versionText: "8" }],
    ["CentOS 8-Stream 64位", { distribution: "centosstream", version: [8] }],
    ["CentOS Linux 7", { distribution: "centos", version: [7] }],
    ["Anolis 8.6", { distribution: "anolis", version: [8, 6] }],
    ["Anolis OS 8.6 64位", { distribution: "anolis", version: [8, 6] }],
    ["Anolis OS 8.8 RHCK", { distribution: "anolis", version: [8, 8] }],
    ["龙蜥 8.6", { distribution: "anolis", version: [8, 6] }],
    ["Kylin V10", { distribution: "kylin", version: [10], versionText: "V10" }],
    ["KylinV10", { distribution: "kylin", version: [10] }],
    ["Kylin Linux Advanced Server V10 SP3", { distribution: "kylin", version: [10, 3], versionText: "V10 SP3" }],
    ["银河麒麟高级服务器操作系统 V10 64位", { distribution: "kylin", version: [10] }],
    ["统信UOS 20", { distribution: "uos", version: [20] }],
    ["UnionTech OS Server V20", { distribution: "uos", version: [20] }],
    ["Windows 2008 R2 SP1", { version: [2008, 1], release: "r2" }],
    ["Windows Server 2012 R2 Standard", { distribution: "windows", release: "r2", edition: "standard" }],
    ["SUSE Linux Enterprise Server 15 SP5", { distribution: "suse", version: [15, 5] }],
    ["openSUSE Leap 15.6", { distribution: "opensuse", version: [15, 6] }],
    ["Debian GNU/Linux 12", { distribution: "debian", version: [12] }],
  ];
  for (const [name, parts] of spellings) {
    it(`reads ${JSON.stringify(name)}`, () => expect(parseOperatingSystem(name)).to.deep.include(parts));
  }

  for (const [higher, lower] of [
    ["Windows 2012 R2 64位", "Windows 2012 64位"],
    ["Windows 2016 64位", "Windows 2012 R2 64位"],
    ["Windows 2008 R2", "Windows 2008 SP2"],
    ["openEuler 22.03 LTS SP3", "openEuler 22.03 LTS SP1"],
    ["openEuler 22.03 LTS SP1", "openEuler 22.03 LTS"],
    ["Kylin V10", "Kylin V4"],
    ["Kylin V10 SP1", "Kylin V10"],
    ["CentOS 9 Stream", "CentOS Stream 8"],
    ["Ubuntu aarch20.04 64位", "Ubuntu aarch 18.04 64位"],
  ] as const) {
    it(`orders ${higher} above ${lower}`, () => {
      const [a, b] = [versionRank(higher), versionRank(lower)];
      expect(compareVersions(a ?? [], b ?? [])).to.be.greaterThan(0);
    });
  }

  it("has no rank for what is not understood, and for what has no version", () => {
    for (const name of ["Ubuntu Noble", "Ubuntu 22.04-高性价比", "CentOS aarch 64位", ""]) {
      expect(versionRank(name), name).to.equal(undefined);
    }
  });

  for (const name of [
    "",
    "64位",
    "Ubuntu 22.04 CUDA 12.2",
    "web-server-2024-01-01",
    "22.04",
    "我的镜像",
    "CentOS 7.x",
    "Ubuntu 22.04 R",
    "Ubuntu 22.",
    "Ubuntu-22.04",
    "Ubuntu 22.04-高性价比",
    "CentOS 7.6 Docker",
    "LTS",
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
    ["CentOS 8 Stream 64位", "CentOS 8", false],
    ["CentOS 8 Stream 64位", "CentOS Stream 8", true],
    ["CentOS Stream 9 64位", "CentOS 9 Stream", true],
    ["openEuler 22.03 LTS SP1", "openEuler 22.03", true],
    ["openEuler 22.03 LTS SP1", "openEuler 22.03 LTS", true],
    ["openEuler 22.03 LTS SP1", "openEuler 22.03 SP1", true],
    ["openEuler 22.03 LTS SP3", "openEuler 22.03 LTS SP1", false],
    ["Ubuntu 22.04 64位", "Ubuntu 22.04 LTS", true],
    ["Ubuntu aarch20.04 64位", "Ubuntu 20.04", true],
    ["Anolis OS 8.6", "Anolis 8", true],
    ["Kylin V10 SP3", "Kylin V10", true],
    ["Kylin V10", "Kylin V4", false],
    ["Windows 2012 R2 64位", "Windows 2012", false],
    ["Windows 2012 R2 64位", "Windows", true],
    ["Windows 2012 R2 64位", "Windows 2012 R2", true],
    ["Windows 2022 64位 中文版", "Windows 2022", true],
    ["Windows 2022 64位 中文版", "Windows 2022 中文版", true],
    ["Windows 2022 64位 中文版", "Windows 2022 英文版", false],
    ["Windows 2022 64位", "Windows 2022 英文版", false],
    ["Windows 2022 Datacenter", "Windows 2022 数据中心版", true],
    ["Windows 2022 Datacenter", "Windows 2022 标准版", false],
    ["Ubuntu 22.04 64位", "Debian", false],
    ["Ubuntu aarch 22.04 64位", "Ubuntu 22.04 x86_64", true],
    ["CentOS 7.6.1 64位", "CentOS 7.6", true],
  ];
  for (const [offered, wanted, answer] of matches) {
    it(`says that ${offered} is ${answer ? "" : "not "}a ${wanted}`, () => {
      const [image, filter] = [parseOperatingSystem(offered), parseOperatingSystem(wanted)];
      expect(image !== undefined && filter !== undefined && isSystem(image, filter)).to.equal(answer);
    });
  }

  it("tells a raised kernel by any name", () => {
    expect(["高内核Ubuntu 18.04 64位", "web 高核", "内核 5.4", "Ubuntu"].map(hasRaisedKernel)).to.deep.equal([
      true,
      true,
      false,
      false,
    ]);
  });

  it("compares versions component by component", () => {
    const sorted = [[7], [7, 10], [7, 9], [10], [7, 9, 1]].sort(compareVersions);
    expect(sorted).to.deep.equal([[7], [7, 9], [7, 9, 1], [7, 10], [10]]);
  });
});

describe("the one spelling of an operating system", () => {
  const spellings: Record<string, string> = {
    "ubuntu 22.4 64位": "Ubuntu 22.04",
    "Ubuntu Server 22.04": "Ubuntu 22.04",
    "高内核CentOS 7.6 64位": "CentOS 7.6",
    "ubuntu aarch 20.04": "Ubuntu 20.04",
    "red hat enterprise linux 8.3": "RedHat 8.3",
    "rockylinux 9": "Rocky 9",
    "alma 9": "AlmaLinux 9",
    "windows server 2012 r2 64位 中文版": "Windows 2012 R2 中文版",
    "Windows 2022 datacenter edition english": "Windows 2022 Datacenter 英文版",
    "windows r2": "Windows",
    debian: "Debian",
  };
  for (const [name, spelling] of Object.entries(spellings)) {
    it(`of ${name} is ${spelling}`, () => {
      expect(canonicalSystem(name)).to.equal(spelling);
      expect(canonicalSystem(spelling)).to.equal(spelling);
    });
  }

  it("asks for the same systems as the name", () => {
    for (const wanted of Object.keys(spellings)) {
      for (const offered of Object.keys(spellings)) {
        const [system, name, canonical] = [offered, wanted, canonicalSystem(wanted) ?? ""].map(parseOperatingSystem);
        expect(system && name && canonical, wanted).not.to.equal(undefined);
        if (system && name && canonical) {
          expect(isSystem(system, canonical), `${wanted}, ${offered}`).to.equal(isSystem(system, name));
        }
      }
    }
  });

  it("is none for what is no system", () => {
    expect(canonicalSystem("Ubuntu 22.04 CUDA 12")).to.equal(undefined);
  });
});
