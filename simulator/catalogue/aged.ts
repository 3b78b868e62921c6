import type { Image } from "../images/image";

/**
 * Returns the catalogue as it would look today: all dates moved by the days since it was written. Otherwise one system
 * after the other would reach its end of support, and tests with the simulator would find no image.
 */
export function aged(images: readonly Image[], now: Date): Image[] {
  const days = Math.max(0, Math.floor((now.getTime() - WRITTEN) / DAY_MS));
  return images.map(({ CreateTime, MaintainEol, ...image }) => ({
    ...image,
    ...(CreateTime === undefined ? {} : { CreateTime: CreateTime + days * (DAY_MS / 1000) }),
    ...(MaintainEol === undefined ? {} : { MaintainEol: moved(MaintainEol, days) }),
  }));
}

function moved(date: string, days: number): string {
  const [year, month, day] = date.split("/").map(Number);
  if (year === undefined || month === undefined || day === undefined) return date;
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10).replaceAll("-", "/");
}

const DAY_MS = 86_400_000;
const WRITTEN = Date.UTC(2026, 10, 24);
