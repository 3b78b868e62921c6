import { daysToEndOfLife, isoDate } from "../../provider/image/end-of-life";
import { csvText, type CsvValue } from "../../provider/text/csv";
import { madeDay } from "../china-time";
import { hostsByPin } from "../pin-hosts";
import type { Build, Host, Pin, ReportData } from "../report-data";
import type { Shown } from "../shown";

/**
 * Returns pins, hosts and unread stacks as CSV, a row each. A stack that could not be read has a row too: without it, a
 * sheet would look as if the stack had no pins.
 */
export function fleetCsv(data: ReportData, { pins, hosts, unread }: Shown): string {
  const builds = new Map(
    data.systems.flatMap(({ name, builds: own }) => own.map((build) => [build.imageId, { ...build, system: name }])),
  );
  const hostsOf = hostsByPin(data);
  const names = new Map(data.pins.map(({ urn, name }) => [urn, name]));
  const now = new Date(data.madeAtMs);
  return table([
    ...pins.map((pin) => ({
      ...rowOf("pin", pin, builds, now),
      hosts: hostsOf(pin).length,
      newestImageId: pin.newestImageId,
    })),
    ...hosts.map((host) => ({ ...rowOf("host", host, builds, now), pin: names.get(host.pinUrn ?? "") })),
    ...unread.map(({ source, problem }) => ({ kind: "stack", stack: source, status: "notRead", finding: problem })),
  ]);
}

const columns = [
  ...["kind", "project", "stack", "name", "status", "region", "zone", "imageId", "imageName", "system"],
  ...["made", "endOfLife", "daysLeft", "hosts", "pin", "newestImageId", "finding", "command", "urn"],
] as const;

type Column = (typeof columns)[number];
type Row = Readonly<Partial<Record<string, CsvValue>>>;

function table(rows: readonly Row[]): string {
  return csvText([columns, ...rows.map((row) => columns.map((column: Column) => row[column]))]);
}

type SystemBuild = Build & { readonly system: string };

function rowOf(kind: string, resource: Pin | Host, builds: ReadonlyMap<string, SystemBuild>, now: Date): Row {
  const { project, stack, name, status, imageId, text, command, urn } = resource;
  const build = builds.get(imageId ?? "");
  const own = "zone" in resource ? resource : undefined;
  const end = build?.endOfLife ?? own?.endOfLife;
  return {
    ...{ kind, project, stack, name, status, imageId, command, urn, finding: text },
    region: own?.region ?? build?.region,
    zone: own?.zone ?? build?.zone,
    imageName: build?.imageName,
    system: build?.system,
    made: madeDay(build?.madeAtSeconds),
    endOfLife: end && isoDate(end),
    daysLeft: daysToEndOfLife(end, now),
  };
}
