import type { WireImage } from "./page";

/** The images of one reading, each read once, however often and on whatever page it came. */
export class Gathering<T> {
  readonly byId = new Map<string, T>();
  /** Images without an id that can be read can't be told apart, so each counts. */
  readonly unidentified: T[] = [];

  constructor(private readonly read: (image: WireImage) => T) {}

  /** How many different images there are. */
  get size(): number {
    return this.byId.size + this.unidentified.length;
  }

  /** Takes images in that came on one page. */
  add(images: readonly WireImage[]): void {
    for (const image of images) {
      const id = image["ImageId"];
      if (typeof id !== "string" || id === "") {
        this.unidentified.push(this.read(image));
      } else if (!this.byId.has(id)) {
        this.byId.set(id, this.read(image));
      }
    }
  }
}
