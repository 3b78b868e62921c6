import { daysToEndOfLife, isoDate } from "../../provider/image/end-of-life";
import { csvText } from "../../provider/text/csv";
import { madeDay } from "../china-time";
import { groupBy } from "../group-by";
import type { ReportData } from "../report-data";
import type { Shown } from "../shown";

/** Returns images as CSV, a row each. */
export function imagesCsv({ pins, madeAtMs }: ReportData, { systems }: Shown): string {
  const now = new Date(madeAtMs);
  const pinsOf = groupBy(pins, ({ imageId }) => imageId);
  const rows = systems.flatMap(({ system, builds }) =>
    builds.map((build) => [
      ...[build.imageId, build.imageName, system.name, build.region, build.zone, build.imageType],
      ...[build.listed ? build.state : "notListed", madeDay(build.madeAtSeconds)],
      ...[build.endOfLife && isoDate(build.endOfLife), daysToEndOfLife(build.endOfLife, now)],
      ...[pinsOf.get(build.imageId)?.length ?? 0, build.features, build.scenes],
    ]),
  );
  return csvText([columns, ...rows]);
}

const columns = [
  ...["imageId", "imageName", "system", "region", "zone", "imageType", "state", "made"],
  ...["endOfLife", "daysLeft", "pins", "features", "scenes"],
];
