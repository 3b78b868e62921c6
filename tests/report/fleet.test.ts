import { expect } from "chai";
import { endsOf } from "../../report/ends";
import { fleetStacks, openEntries } from "../../report/fleet-entries";
import { sectionsOf } from "../../report/html/sections";
import { hostsByPin } from "../../report/pin-hosts";
import { everything } from "../../report/shown";
import { sideBySide } from "../../report/side-by-side";
import { dataOf, hostOn, pinOn, reportImage } from "./report-image";

type Given = NonNullable<Parameters<typeof dataOf>[1]>;

const image = reportImage("uimage-a");
const pin = (name: string, given: Parameters<typeof pinOn>[1] = {}) =>
  pinOn(image, { name, urn: `urn:${name}`, ...given });
const sections = (images: Parameters<typeof dataOf>[0], given: Given = {}) => {
  const data = dataOf(images, given);
  return sectionsOf(data, everything(data), undefined);
};

describe("report/fleet-entries", () => {
  const data = dataOf([image], {
    pins: [
      pin("fine"),
      pin("old", { status: "superseded", project: "blog" }),
      pin("lost", { status: "gone", stack: "staging" }),
      pin("dark", { status: "unknown" }),
    ],
    hosts: [
      hostOn(pin("fine"), { name: "late", status: "behind" }),
      hostOn(pin("fine"), { name: "deaf", warning: "a move of its pin will not reach it" }),
    ],
  });
  const hostsOf = hostsByPin(data);

  it("lists what needs action, pins and hosts, the gravest first", () => {
    const entries = openEntries(everything(data), hostsOf, data.madeAtMs);
    expect(entries.map(({ resource, status }) => `${resource.name} ${status}`)).to.deep.equal([
      "lost gone",
      "late behind",
      "dark unknown",
      "old superseded",
      "deaf notFollowing",
    ]);
  });

  it("puts first of two equal ones that whose maintenance ends sooner, and unknown ends last", () => {
    const ends = { a: undefined, b: "2027/05/01", c: "2026/12/01" };
    const pins = Object.entries(ends).map(([name, maintainEol]) =>
      pinOn(reportImage(`uimage-${name}`, { maintainEol }), { name, urn: `urn:${name}`, status: "superseded" }),
    );
    const entries = openEntries({ ...everything(dataOf([], { pins })), hosts: [] }, () => [], data.madeAtMs);
    expect(entries.map(({ resource }) => resource.name)).to.deep.equal(["c", "b", "a"]);
  });

  it("groups by project and stack; a project's stacks stay together behind its gravest one", () => {
    const groups = fleetStacks(everything(data), hostsOf, data.madeAtMs);
    expect(groups.map(({ project, stack, open }) => `${project}/${stack} ${open}`)).to.deep.equal([
      "shop/staging 1",
      // The pin whose hosts have problems counts, though it is current itself.
      "shop/prod 2",
      "blog/prod 1",
    ]);
  });
});

describe("report/pin-hosts", () => {
  it("gives each zone of a pin its own hosts, and a host without a zone to all of them", () => {
    const zones = ["cn-bj2-02", "cn-bj2-05"].map((zone) =>
      pinOn(reportImage(`uimage-${zone}`, { zone }), { urn: "urn:zones", zone }),
    );
    const [first = pin("none"), second = pin("none")] = zones;
    const roaming = hostOn(first, { name: "roaming", pin: { urn: "urn:zones", name: "web" } });
    const data = dataOf([], { pins: zones, hosts: [hostOn(first), hostOn(second, { name: "web-2" }), roaming] });
    const names = data.pins.map((each) => hostsByPin(data)(each).map(({ name }) => name));
    expect(names).to.deep.equal([
      ["web-1", "roaming"],
      ["web-2", "roaming"],
    ]);
  });
});

describe("report/ends", () => {
  it("counts images, pins and hosts within 30, 90 and 180 days, each period with the shorter ones", () => {
    // The report is made on 2026-11-25.
    const days = ["2026/11/24", "2026/11/25", "2026/12/25", "2026/12/26", "2027/02/23", "2027/05/24", "2027/05/25"];
    const images = [...days, undefined].map((maintainEol, n) => reportImage(`uimage-${n}`, { maintainEol }));
    const pins = images.flatMap((each, n) => ([0, 2, 7].includes(n) ? [pinOn(each, { urn: `urn:${n}` })] : []));
    const data = dataOf(images, { pins, hosts: pins.map((each, n) => hostOn(each, { name: `web-${n}` })) });
    const { periods, unknownImages, unknownPins } = endsOf(everything(data), hostsByPin(data), data.madeAtMs);
    expect(periods).to.deep.equal([
      { days: 30, images: 2, pins: 1, hosts: 1 },
      { days: 90, images: 4, pins: 1, hosts: 1 },
      { days: 180, images: 5, pins: 1, hosts: 1 },
    ]);
    expect({ unknownImages, unknownPins }).to.deep.equal({ unknownImages: 1, unknownPins: 1 });
  });

  it("counts a pin whose image is not listed, and not that image", () => {
    const pins = [pinOn(reportImage("uimage-x", { maintainEol: "2026/12/01" }))];
    const data = dataOf([], { pins });
    const { ends } = endsOf(everything(data), hostsByPin(data), data.madeAtMs);
    expect(ends).to.have.lengthOf(1);
    expect(ends[0]).to.include({ images: 0, daysLeft: 6, endOfLife: "2026/12/01" });
    expect(ends[0]?.pins).to.have.lengthOf(1);
  });
});

describe("report/side-by-side", () => {
  const places = {
    places: [{ region: "cn-bj2" }, { region: "cn-sh2", zone: "cn-sh2-01" }],
    imageTypes: [],
    demands: [],
  };

  it("has a column for each zone that was listed, also for one without an image, and for no other", () => {
    const [one, two] = [
      reportImage("uimage-02", { zone: "cn-bj2-02" }),
      reportImage("uimage-05", { zone: "cn-bj2-05" }),
    ];
    const elsewhere = pinOn(reportImage("uimage-gd", { region: "cn-gd", zone: "cn-gd-02" }));
    const data = dataOf([one, two], { asked: places, pins: [elsewhere, pinOn(two, { urn: "urn:two" })] });
    const { columns, rows, pinsElsewhere } = sideBySide(data, everything(data));
    expect(columns.map(({ region, zone }) => `${region} ${zone}`)).to.deep.equal([
      "cn-bj2 cn-bj2-02",
      "cn-bj2 cn-bj2-05",
      "cn-sh2 cn-sh2-01",
    ]);
    expect(rows).to.have.lengthOf(1);
    expect(rows[0]?.cells.map((cell) => cell && [cell.images, cell.pins])).to.deep.equal([[1, 0], [1, 1], undefined]);
    expect(pinsElsewhere).to.equal(1);
  });
});

describe("the parts of the page", () => {
  it("say nothing about stacks when none was asked for", () => {
    const { summary, "actions-part": actions, "pins-part": pins } = sections([image]);
    expect([actions.text, pins.text]).to.deep.equal(["", ""]);
    expect(summary.text).not.to.include("pin");
  });

  it("say that stacks without pins were read", () => {
    const stacks = [{ source: "prod.json", project: "shop", stack: "prod" }, { source: "dev.json" }];
    const { "actions-part": actions, "pins-part": pins } = sections([], { stacks });
    expect(actions.text).to.include("Nothing: 2 stacks read, without a pin");
    expect(pins.text).to.include("2 stacks read, without a pin.");
  });

  it("never take a stack that could not be read for one without pins", () => {
    const unreadable = [{ source: "prod.json", problem: "it is not JSON" }];
    const { summary, "actions-part": actions, "pins-part": pins } = sections([], { unreadable });
    expect(summary.text).to.include("0</strong> pins").and.include("in 0 stacks (1 more could not be read)");
    expect(actions.text).to.include("Needs action (1)").and.include("could not be read").and.include("it is not JSON");
    expect(pins.text).to.include("No stack could be read, so nothing is known about pins.");
  });

  it("name the hosts of a pin, those with problems first, and the command that moves it", () => {
    const web = pin("web", { status: "superseded", newestImageId: "uimage-b" });
    const hosts = [hostOn(web), hostOn(web, { name: "web-2", status: "behind" })];
    const text = sections([image], { pins: [web, pin("lonely")], hosts })["actions-part"].text.replaceAll(/\s+/g, " ");
    expect(text).to.match(
      /<summary> ?2 hosts, 1 problem ?<\/summary>.*<li>web-2: behind its pin<\/li> ?<li>web-1<\/li>/,
    );
    expect(text).to.include("pulumi up --stack 'prod' --replace 'urn:web'</code>");
    expect(sections([image], { pins: [pin("lonely")] })["pins-part"].text).to.include('data-title="Hosts">0</td>');
  });

  it("write numbers one way", () => {
    const many = Array.from({ length: 1234 }, (_, n) => pin(`p${n}`, { status: "superseded" }));
    const far = reportImage("uimage-a", { maintainEol: "2032/06/04" });
    const { summary, "actions-part": actions, "pins-part": pins } = sections([far], { pins: many });
    expect(summary.text).to.include("1,234</strong> pins").and.include("1,234 superseded");
    expect(actions.text).to.include("Needs action (1,234)");
    expect(pins.text).to.include("1,234 pins, 1,234 need action");
  });
});
