import fc from "fast-check";
import { hostileText } from "./hostile-text";

const place = {
  Zone: "cn-bj2-05",
  State: "Available",
  ImageType: "Base",
  OsType: "Linux",
  OsName: "Ubuntu 22.04 64位",
};

/** An image of DescribeImage that can be read, with anybody's texts in it. */
export const readableImage = fc
  .record({
    ImageId: fc.oneof(fc.constantFrom("uimage-a", "uimage-b", "uimage-c"), hostileText).filter((id) => id !== ""),
    ImageName: hostileText,
    Zone: fc.constantFrom("cn-bj2-05", "cn-bj2-04"),
    State: fc.oneof({ weight: 4, arbitrary: fc.constant("Available") }, hostileText),
    ImageDescription: hostileText,
    Features: fc.array(fc.oneof(fc.constantFrom("CloudInit", "Aarch64_Type"), hostileText), { maxLength: 3 }),
    CreateTime: fc.nat(2_000_000_000),
    MaintainEol: fc.oneof(fc.constantFrom("", "2026/02/30", "2020/01/01", "2030/06/30"), hostileText),
    ImageSize: fc.nat(100),
  })
  .map((fields) => ({ ...place, ...fields }));

const fieldNames = fc.oneof(
  fc.constantFrom("ImageId", "ImageName", "CreateTime", "ImageSize", "Features", "State", "MaintainEol", "PriceSet"),
  fc.string(),
);

/** Such an image, with any JSON in some of its fields; or something that is no image at all. */
export const oddImage = fc.oneof(
  fc
    .tuple(readableImage, fc.dictionary(fieldNames, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 3 }))
    .map(([image, odd]) => ({
      ...image,
      ...odd,
    })),
  fc.jsonValue({ maxDepth: 2 }),
);
