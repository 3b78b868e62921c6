import type { Image } from "../../provider/image/image";
import { noDrift } from "../../provider/pin/drift";
import type { PinReport } from "../../stacks/pin-report";
import { image } from "../provider/image/sample";

/** The moment at which the reports of these tests are made: noon in China. */
export const now = new Date("2026-11-25T04:00:00Z");

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
