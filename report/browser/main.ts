import "./style.css";
import { fleetCsv } from "../csv/fleet-csv";
import { imagesCsv } from "../csv/images-csv";
import { sectionsOf } from "../html/sections";
import { countText, numberText } from "../../provider/text/number-text";
import { unpack, type PackedReport } from "../packed";
import type { Build } from "../report-data";
import { offerDownloads } from "./downloads";
import { connectFilters } from "./filters";
import { Details } from "./details";
import { elementById } from "./element";
import { selector, type Selected } from "./select-shown";
import { SystemsTable } from "./systems-table";
import { Timeline } from "./timeline/timeline";
import { readView, type View } from "./view";

const packed = JSON.parse(elementById("data", HTMLScriptElement).text) as PackedReport;
const data = unpack(packed);
const changes = packed.changes;
const select = selector(data, changes?.changes ?? []);
const table = new SystemsTable(data);
const details = new Details(data);
const timeline = new Timeline(data, details, (build: Build) => table.goTo(build));
let selected = select(readView(""));

connectFilters(show);
offerDownloads(data.madeAtMs, {
  pins: () => fleetCsv(data, selected),
  images: () => imagesCsv(data, selected),
});
document.documentElement.dataset["ready"] = "";

function show(view: View): void {
  document.documentElement.style.colorScheme = view.theme === "" ? "light dark" : view.theme;
  const before = selected;
  selected = select(view);
  timeline.show(selected.systems);
  table.show(selected);
  if (!(before.isAll && selected.isAll)) {
    showSections(selected);
  }
  const all = data.systems.flatMap(({ builds }) => builds).length;
  const shown = selected.systems.flatMap(({ builds }) => builds).length;
  const parts = [
    part(shown, all, "build"),
    part(selected.systems.length, data.systems.length, "system"),
    ...(data.pins.length === 0 ? [] : [part(selected.pins.length, data.pins.length, "pin")]),
    ...(data.hosts.length === 0 ? [] : [part(selected.hosts.length, data.hosts.length, "host")]),
  ];
  elementById("shown", HTMLElement).textContent = `Shown: ${parts.join(", ")}`;
}

/** Writes the parts that the command wrote anew, with the same escaping of every text. */
function showSections(shown: Selected): void {
  const sections = sectionsOf(data, shown, changes && { all: changes, shown: shown.changes });
  for (const [id, { text }] of Object.entries(sections)) {
    elementById(id, HTMLElement).innerHTML = text;
  }
}

function part(shown: number, all: number, noun: string): string {
  return `${numberText(shown)} of ${countText(all, noun)}`;
}
