import type { FoundImage } from "../provider/lookup/found-image";
import { imageColumns } from "./image-columns";
import { cellOf } from "./output/column";
import type { OutputOptions } from "./output/format";
import { recordTable } from "./screen/record-table";

/** Returns one image with a field a line: the fields that have a value, or those of --columns. */
export function imageRecord(
  image: FoundImage,
  { chosen, columns }: OutputOptions<FoundImage>,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const shown = (chosen ? columns : imageColumns).map((column) => {
    const cell = cellOf(column, image);
    // A cell shortens dates for its column. A record has space for the full value.
    return { name: column.name, value: column.value(image), ...(typeof cell !== "string" && { colour: cell.colour }) };
  });
  return recordTable([...shown, ...(chosen ? [] : Object.entries(more).map(([name, value]) => ({ name, value })))]);
}
