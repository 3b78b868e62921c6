import "./style.css";
import { unpack, type PackedReport } from "../packed";
import type { Build } from "../report-data";
import { connectFilters } from "./filters";
import { Details } from "./details";
import { elementById } from "./element";
import { shownSystems } from "./shown";
import { SystemsTable } from "./systems-table";
import { filterPins } from "./pins-table";
import { Timeline } from "./timeline/timeline";
import type { View } from "./view";

const packed = JSON.parse(elementById("data", HTMLScriptElement).text) as PackedReport;
const data = unpack(packed);
const table = new SystemsTable(data);
const details = new Details(data);
const timeline = new Timeline(data, details, (build: Build) => table.goTo(build));

connectFilters(show);
document.documentElement.dataset["ready"] = "";

function show(view: View): void {
  document.documentElement.style.colorScheme = view.theme === "" ? "light dark" : view.theme;
  const systems = shownSystems(data, view);
  const builds = new Set(systems.flatMap((system) => system.builds));
  const pins = filterPins(data, builds);
  timeline.show(systems);
  table.show(systems);
  const parts = [
    `${builds.size} of ${count(data.systems.flatMap((system) => system.builds).length, "build")}`,
    `${systems.length} of ${count(data.systems.length, "system")}`,
    ...(data.pins.length === 0 ? [] : [`${pins} of ${count(data.pins.length, "pin")}`]),
  ];
  elementById("shown", HTMLElement).textContent = `Shown: ${parts.join(", ")}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
