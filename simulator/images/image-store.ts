import type { Image, ImageState } from "./image";
import { regionOf } from "../regions";

/** The images of all zones, in the order in which DescribeImage lists them (which UCloud does not document). */
export class ImageStore {
  private images: Image[];
  private readonly byId: Map<string, Image>;
  private readonly projects: Map<string, string>;
  /** Changes whenever an image does. Until then a listing may be reused. */
  version = 0;

  /** `projectOfCustom` owns the custom images among them. */
  constructor(images: readonly Image[], projectOfCustom: string) {
    this.images = [...images];
    this.byId = new Map(images.map((image) => [image.ImageId, image]));
    if (this.byId.size < images.length) throw new RangeError("Two images have the same ImageId.");
    const custom = images.filter(({ ImageType }) => ImageType === "Custom");
    this.projects = new Map(custom.map(({ ImageId }) => [ImageId, projectOfCustom]));
  }

  all(): readonly Image[] {
    return this.images;
  }

  find(imageId: string): Image | undefined {
    return this.byId.get(imageId);
  }

  /** Returns the images of a region. A custom image is visible only in its own project. */
  inRegion(region: string, project: string): Image[] {
    return this.images.filter((image) => regionOf(image.Zone) === region && this.visible(image, project));
  }

  /** Returns the project of a custom image, or undefined for an image that everybody sees. */
  projectOf(imageId: string): string | undefined {
    return this.projects.get(imageId);
  }

  visible({ ImageId }: Image, project: string): boolean {
    const owner = this.projectOf(ImageId);
    return owner === undefined || owner === project;
  }

  /** Adds an image at the front, so that a client that is reading pages sees the other images move. */
  add(image: Image, project: string): void {
    if (this.byId.has(image.ImageId)) throw new RangeError(`There is already an image ${image.ImageId}.`);
    if (regionOf(image.Zone) === undefined) throw new RangeError(`There is no zone ${image.Zone}.`);
    this.images.unshift(image);
    this.byId.set(image.ImageId, image);
    if (image.ImageType === "Custom") this.projects.set(image.ImageId, project);
    this.version += 1;
  }

  setState(imageId: string, state: ImageState): void {
    const image = { ...this.existing(imageId), State: state };
    this.images = this.images.map((other) => (other.ImageId === imageId ? image : other));
    this.byId.set(imageId, image);
    this.version += 1;
  }

  remove(imageId: string): void {
    this.existing(imageId);
    this.images = this.images.filter((other) => other.ImageId !== imageId);
    this.byId.delete(imageId);
    this.version += 1;
  }

  private existing(imageId: string): Image {
    const image = this.byId.get(imageId);
    if (image === undefined) throw new RangeError(`There is no image ${imageId}.`);
    return image;
  }
}
