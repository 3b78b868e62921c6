import type { Image } from "../../simulator";
import { images } from "./listing";
import type { Experiment } from "./lookup";

/** Every oddity of an image in docs/faults.md. The odd image is the newest: if it could be read, it would be chosen. */
export const oddImages: Readonly<Record<string, Experiment>> = {
  "ImageId is missing": odd({ ImageId: undefined }),
  "ImageId is a number": odd({ ImageId: 7 }),
  "ImageId is empty": odd({ ImageId: "" }),
  "ImageName is an object": odd({ ImageName: { text: "Ubuntu" } }),
  "ImageName has 10 MB": odd({ ImageName: "x".repeat(10 * 2 ** 20) }),
  "CreateTime is a text": odd({ CreateTime: "1780001000" }),
  "CreateTime is 2^53": odd({ CreateTime: 2 ** 53 }),
  "CreateTime is no whole number": odd({ CreateTime: 1_780_001_000.5 }),
  "CreateTime is negative": odd({ CreateTime: -1 }),
  "ImageSize is a text": odd({ ImageSize: "20" }),
  "Features is a text": odd({ Features: "CloudInit" }),
  "Features has a number in it": odd({ Features: ["CloudInit", 1] }),
  "Features is nested 100,000 deep": asText(odd({ Features: "deep" }), '"deep"', "[".repeat(1e5) + "]".repeat(1e5)),
  "Every list is null": odd({ Features: null, SupportedGPUTypes: null, SceneCategories: null, DataSnapshotIds: null }),
  "Texts are missing": odd({ Tag: undefined, OsType: undefined, ImageDescription: undefined, MinimalCPU: undefined }),
  "MaintainEol does not exist": odd({ MaintainEol: "2026/02/30" }),
  "Fields that nobody knows": odd({ Colour: "blue", Nested: { deep: [1] } }),
  "An image is null": asText(odd({ ImageId: "odd" }), /\{[^{}]*"ImageId":"odd"[^{}]*\}/, "null"),
  "An id that acts on a terminal": odd({ ImageId: "\u001b[2J\u202euimage", CreateTime: "soon" }),
};

function odd(fields: Readonly<Record<string, unknown>>): Experiment {
  const good = images();
  const image = { ...good.at(-1), ImageId: "uimage-odd", CreateTime: 1_780_001_000, ...fields };
  return { images: [...good, asIfUCloudSentIt(image)] };
}

/** The same answer, with something in its text that no JSON.stringify writes. */
function asText({ images }: Experiment, found: string | RegExp, instead: string): Experiment {
  const answer = { RetCode: 0, Action: "DescribeImageResponse", TotalCount: images?.length, ImageSet: images };
  const body = JSON.stringify(answer).replace(found, instead);
  return { faults: [{ effect: { kind: "body", body } }] };
}

/** The simulator serves images of any shape, although its types have only UCloud's. */
function asIfUCloudSentIt(image: object): Image {
  return JSON.parse(JSON.stringify(image)) as Image;
}
