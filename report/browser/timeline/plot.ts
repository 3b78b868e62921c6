import { axisX, axisY, barX, dot, gridX, plot, ruleX, text, type Markish } from "@observablehq/plot";
import { chinaDate } from "../../china-time";
import type { Pin } from "../../report-data";
import { pinStatuses } from "../../statuses";
import { onScale } from "./period";
import { statusOf, type Point } from "./points";
import { spanKinds, type Span } from "./spans";

/** The data to draw, and the width. */
export interface Picture {
  readonly spans: readonly Span[];
  readonly points: readonly Point[];
  readonly period: readonly [Date, Date];
  readonly nowMs: number;
  readonly widthPx: number;
}

/** The drawn timeline, and the circles of its points in their order. */
export interface Drawing {
  readonly svg: SVGSVGElement;
  readonly circles: readonly SVGElement[];
}

/** Returns the drawn timeline. The style sets the colours, so a change of theme needs no new drawing. */
export function draw(picture: Picture): Drawing {
  const { spans, period, widthPx } = picture;
  const layout = widthPx < narrowPx ? narrowLayout : wideLayout(spans);
  const years = yearsBetweenTicks(period, widthPx - layout.marginLeftPx - layout.marginRightPx);
  const svg = plot({
    width: widthPx,
    height: spans.length * layout.rowPx + marginTopPx + marginBottomPx,
    marginLeft: layout.marginLeftPx,
    marginRight: layout.marginRightPx,
    marginTop: marginTopPx,
    marginBottom: marginBottomPx,
    className: "plot",
    x: { type: "utc", domain: [...period], clamp: true, axis: null },
    y: { type: "band", domain: spans.map(({ row }) => row), padding: 0, axis: null },
    symbol: { domain: pinStatuses.map(({ status }) => status), range: pinStatuses.map(({ status }) => shapes[status]) },
    marks: [
      ...backgroundMarks(picture, layout, years),
      ...spanMarks(spans, layout),
      ...todayMarks(picture),
      ...pointMarks(picture, layout),
    ],
  });
  if (!(svg instanceof SVGSVGElement)) {
    throw new TypeError("The plotting library did not return an SVG element.");
  }
  // The page's content security policy allows no other style, and the page's own style has all the rules.
  svg.querySelector("style")?.remove();
  return { svg, circles: [...svg.querySelectorAll<SVGElement>(".points circle")] };
}

/** From this width on, names are beside their rows; on narrower screens, above them. */
const narrowPx = 640;
const marginTopPx = 42;
const marginBottomPx = 28;

interface Layout {
  readonly narrow: boolean;
  readonly rowPx: number;
  readonly marginLeftPx: number;
  readonly marginRightPx: number;
  /** Distance of a row's bar and points below its middle. */
  readonly dy: number;
}

const narrowLayout: Layout = { narrow: true, rowPx: 46, marginLeftPx: 4, marginRightPx: 46, dy: 9 };

function wideLayout(spans: readonly Span[]): Layout {
  const longest = spans.reduce((length, { name }) => Math.max(length, name.length), 0);
  return { narrow: false, rowPx: 28, marginLeftPx: 24 + 7.4 * longest, marginRightPx: 50, dy: 0 };
}

type Years = "year" | "2 years" | "5 years";

/** Returns the years between two ticks, so that the labels do not touch. */
function yearsBetweenTicks([from, to]: readonly [Date, Date], widthPx: number): Years {
  const yearPx = widthPx / (to.getUTCFullYear() - from.getUTCFullYear());
  return yearPx > 38 ? "year" : yearPx > 19 ? "2 years" : "5 years";
}

/** The symbol of each status; the legend has the same shapes. */
const shapes: Readonly<Record<Pin["status"], string>> = {
  gone: "hexagon",
  unavailable: "diamond2",
  endOfLife: "square",
  unknown: "star",
  superseded: "triangle",
  current: "circle",
};

function backgroundMarks({ spans, period }: Picture, { narrow, dy, rowPx }: Layout, years: Years): Markish[] {
  const [from, to] = period;
  const axis = { interval: years, tickSize: 0, tickFormat: "%Y", label: null, className: "axis" };
  return [
    barX(
      spans.filter(({ shaded }) => shaded),
      { y: "row", x1: from, x2: to, className: "stripe" },
    ),
    gridX({ interval: years, className: "grid", strokeOpacity: 1 }),
    axisX({ ...axis, anchor: "top" }),
    axisX({ ...axis, anchor: "bottom" }),
    narrow
      ? text(spans, {
          x: from,
          y: "row",
          dy: dy - rowPx / 2 - 1,
          dx: 2,
          text: "name",
          textAnchor: "start",
          className: "name",
        })
      : axisY({ tickSize: 0, label: null, tickFormat: (row: number) => spans[row]?.name ?? "", className: "name" }),
  ];
}

function spanMarks(spans: readonly Span[], { dy, rowPx }: Layout): Markish[] {
  const inset = { insetTop: rowPx / 2 - barPx / 2 + dy, insetBottom: rowPx / 2 - barPx / 2 - dy };
  return [
    ...spanKinds.map((kind) =>
      barX(
        spans.filter((span) => span.kind === kind),
        { y: "row", x1: "start", x2: "end", rx: barPx / 2, className: `bar ${kind}`, ...inset },
      ),
    ),
    text(
      spans.filter(({ kind }) => kind !== "open"),
      { x: "end", y: "row", dx: 5, dy, text: "endText", textAnchor: "start", className: "end" },
    ),
    text(
      spans.filter(({ kind }) => kind === "open"),
      { x: "end", y: "row", dx: -8, dy, text: "endText", textAnchor: "end", className: "end" },
    ),
  ];
}

const barPx = 10;

function todayMarks({ nowMs }: Picture): Markish[] {
  const today = onScale(nowMs);
  return [
    ruleX([today], { className: "today" }),
    text([`today, ${chinaDate(nowMs)}`], { x: today, frameAnchor: "top", dy: -34, className: "today" }),
  ];
}

function pointMarks({ points }: Picture, { dy, narrow }: Layout): Markish[] {
  const pinned = points.filter(({ pins }) => pins.length > 0);
  const several = pinned.filter(({ pins }) => pins.length > 1);
  const place = { x: "made", y: "row", dy } as const;
  return [
    dot(points, { ...place, r: narrow ? 3.5 : 4, className: "points" }),
    // Each status is a separate mark, so that the style can colour it.
    ...pinStatuses.flatMap(({ status, sign }) => {
      const those = pinned.filter((point) => statusOf(point) === status);
      return [
        dot(those, { ...place, r: 7.5, symbol: () => status, className: `pin ${status}` }),
        text(those, { ...place, text: () => sign, className: "sign" }),
      ];
    }),
    text(several, {
      ...place,
      dx: 8,
      dy: dy - 8,
      text: ({ pins }: Point) => `×${pins.length}`,
      textAnchor: "start",
      className: "several",
    }),
  ];
}
