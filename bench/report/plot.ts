import {
  axisX,
  axisY,
  barX,
  dot,
  line,
  plot as draw,
  ruleX,
  selectLast,
  text,
  type PlotOptions,
} from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { CurvePoint } from "../curve";
import { isReached, type Row } from "../row";

/** Draws, as one SVG, the curve of one lookup and how much of its limit each row uses. */
export function plot(points: readonly CurvePoint[], rows: readonly Row[]): string {
  const height = curveHeightPx + barHeightPx * rows.length + 80;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${height}" font-family="system-ui, sans-serif">` +
    `<rect width="${widthPx}" height="${height}" fill="white"/>` +
    panel("Time of one lookup in ms (median), 50 ms latency, pages of 100", 0, curveOf(points)) +
    panel("How much of its figure each row uses", curveHeightPx, barsOf(rows)) +
    "</svg>\n"
  );
}

const widthPx = 900;
const curveHeightPx = 340;
const barHeightPx = 22;

function panel(title: string, y: number, options: PlotOptions): string {
  const document: unknown = Reflect.get(parseHTML("<html></html>"), "document");
  const drawn: unknown = draw(Object.assign({ width: widthPx, marginTop: 40, document }, options));
  const svg = drawn as DrawnElement;
  svg.setAttribute("y", String(y));
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return `${svg.outerHTML}<text x="16" y="${y + 20}" font-size="14">${title}</text>`;
}

/** What is needed of a DOM element here, where no types of a browser are loaded. */
interface DrawnElement {
  readonly outerHTML: string;
  setAttribute(name: string, value: string): void;
}

function curveOf(points: readonly CurvePoint[]): PlotOptions {
  const channels = { x: "images", y: "ms", stroke: "reader" };
  const name = { x: "images", y: "ms", z: "reader", text: "reader", textAnchor: "start", dx: 8 } as const;
  return {
    height: curveHeightPx,
    marginLeft: 60,
    marginRight: 120,
    x: { type: "log", label: "images listed" },
    y: { type: "log", label: null },
    color: { domain: ["serial reader", "this package", "physical limit"], range: ["#e45756", "#54a24b", "#888888"] },
    marks: [
      axisX({ tickFormat: ",d", ticks: 4 }),
      axisY({ tickFormat: ",d", ticks: 4 }),
      line([...points], channels),
      dot([...points], channels),
      text([...points], selectLast(name)),
    ],
  };
}

function barsOf(rows: readonly Row[]): PlotOptions {
  const fill = (row: Row) => (isReached(row) ? "#54a24b" : "#e45756");
  return {
    height: barHeightPx * rows.length + 80,
    marginLeft: 380,
    x: { percent: true, label: "used (%)" },
    y: { label: null, domain: rows.map(({ work }) => work) },
    marks: [barX([...rows], { x: "used", y: "work", fill }), ruleX([1], { strokeDasharray: "4 4" })],
  };
}
