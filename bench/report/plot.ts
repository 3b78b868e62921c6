import type { TopLevelSpec } from "vega-lite";
import type { CurvePoint } from "../curve";
import { isReached, type Row } from "../row";

/** Draws, as SVG, the curve of one lookup and how much of its limit each row uses. */
export async function plot(points: readonly CurvePoint[], rows: readonly Row[]): Promise<string> {
  const { compile } = await import("vega-lite");
  const { parse, View } = await import("vega");
  const { spec } = compile(specification(points, rows));
  return `${await new View(parse(spec), { renderer: "none" }).toSVG()}\n`;
}

function specification(points: readonly CurvePoint[], rows: readonly Row[]): TopLevelSpec {
  const used = rows.map((row) => ({ work: row.work, used: row.used, verdict: isReached(row) ? "reached" : "missed" }));
  return {
    background: "white",
    vconcat: [
      {
        title: "One lookup, 50 ms latency, pages of 100",
        width: 480,
        height: 260,
        data: { values: [...points] },
        mark: { type: "line", point: true },
        encoding: {
          x: { field: "images", type: "quantitative", scale: { type: "log", domainMin: 50 }, title: "images listed" },
          y: { field: "ms", type: "quantitative", scale: { type: "log", domainMin: 40 }, title: "time in ms (median)" },
          color: { field: "reader", type: "nominal", title: null, sort: ["serial reader", "this package"] },
        },
      },
      {
        title: "How much of its figure each row uses",
        width: 480,
        data: { values: used },
        layer: [
          {
            mark: "bar",
            encoding: {
              x: { field: "used", type: "quantitative", axis: { format: "%" }, title: null },
              y: { field: "work", type: "nominal", sort: null, axis: { labelLimit: 400 }, title: null },
              color: {
                field: "verdict",
                type: "nominal",
                title: null,
                scale: { domain: ["reached", "missed"], range: ["#54a24b", "#e45756"] },
              },
            },
          },
          { mark: { type: "rule", strokeDash: [4, 4] }, encoding: { x: { datum: 1 } } },
        ],
        resolve: { scale: { color: "independent" } },
      },
    ],
    resolve: { scale: { color: "independent" } },
  };
}
