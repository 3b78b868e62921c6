import type { Image } from "../../provider/image/image";
import { noDrift } from "../../provider/pin/drift";
import { reportData } from "../../report/build-report-data";
import type { Asked, ReportData } from "../../report/report-data";
import type { HostReport } from "../../stacks/host-report";
import type { PinReport } from "../../stacks/pin-report";
import { image } from "../provider/image/sample";

/** The moment at which the reports of these tests are made: noon in China. */
const now = new Date("2026-11-25T04:00:00Z");

/** An image of a report, of which a test says what matters to it. */
export function reportImage(imageId: string, given: Partial<Image> = {}): Image {
  return image({
    imageId,
    imageName: "Ubuntu 22.04 64位",
    osName: undefined,
    createTime: Date.parse("2026-05-01T00:00:00Z") / 1000,
    maintainEol: "2027/05/01",
    ...given,
  });
}

/** What `check` found of a pin on an image. */
export function pinOn(pinned: Image, given: Partial<PinReport> = {}): PinReport {
  return {
    stack: "prod",
    project: "shop",
    name: "web",
    urn: "urn:pulumi:prod::shop::ucloud-image:index:PinnedImage::web",
    source: "prod.json",
    status: "current",
    imageId: pinned.imageId,
    image: pinned,
    text: "",
    notices: [],
    drift: noDrift,
    ...given,
  };
}

/** What `check` found of a host on a pin. */
export function hostOn({ urn, name, imageId = "" }: PinReport, given: Partial<HostReport> = {}): HostReport {
  return {
    stack: "prod",
    project: "shop",
    name: "web-1",
    urn: `urn:pulumi:prod::shop::ucloud:index/instance:Instance::${given.name ?? "web-1"}`,
    source: "prod.json",
    type: "ucloud:index/instance:Instance",
    status: "current",
    imageId,
    pin: { urn, name, imageId },
    text: "",
    ...given,
  };
}

const asked: Asked = { places: [{ region: "cn-bj2" }], imageTypes: ["Base"], demands: [] };

interface Given {
  readonly pins?: readonly PinReport[];
  readonly hosts?: readonly HostReport[];
  readonly stacks?: Parameters<typeof reportData>[1]["stacks"];
  readonly unreadable?: Parameters<typeof reportData>[1]["unreadable"];
  readonly asked?: Asked;
  readonly now?: Date;
}

/** The data of a report. Without other stacks, those of the pins were read. */
export function dataOf(images: readonly Image[], given: Given = {}): ReportData {
  const { pins = [], hosts = [], unreadable = [] } = given;
  const stacks = given.stacks ?? pins.map(({ project, stack, source }) => ({ project, stack, source }));
  return reportData(images, { pins, hosts, stacks, unreadable }, given.asked ?? asked, given.now ?? now);
}
