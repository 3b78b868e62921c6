import type { ImageStore } from "../images/image-store";
import { newImage } from "../images/new-image";
import { pick, type Random } from "../random";
import { regionOf } from "../regions";

/** Deletes some of the images that a request asks for, and publishes as many similar ones. */
export function turnOver(
  store: ImageStore,
  values: ReadonlyMap<string, string>,
  count: number,
  random: Random,
  now: Date,
): void {
  const [region, zone, type] = [values.get("Region"), values.get("Zone"), values.get("ImageType")];
  for (let turned = 0; turned < count; turned += 1) {
    const candidates = store
      .all()
      .filter(
        ({ Zone, ImageType }) =>
          regionOf(Zone) === region && (zone ?? Zone) === Zone && (type ?? ImageType) === ImageType,
      );
    if (candidates.length === 0) return;
    const { ImageId, Zone, ImageName, ImageType } = pick(candidates, random);
    const project = store.projectOf(ImageId);
    const next = newImage(
      store,
      { Zone, ...(ImageName !== undefined && { ImageName }), ...(ImageType !== undefined && { ImageType }) },
      random,
      now,
    );
    store.remove(ImageId);
    store.add(next, project ?? "");
  }
}
