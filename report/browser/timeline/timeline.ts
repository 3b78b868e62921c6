import type { Build, ReportData } from "../../report-data";
import type { Details } from "../details";
import { elementById, textElement } from "../element";
import type { ShownSystem } from "../../shown";
import { makeAccessible } from "./accessible";
import { periodOf } from "./period";
import { draw } from "./plot";
import { PointCursor } from "./point-cursor";
import { pointsOf, type Point } from "./points";
import { spansOf } from "./spans";

/** The timeline of the shown builds, redrawn when these or the page's width change. */
export class Timeline {
  private readonly place = elementById("plot", HTMLElement);
  private readonly period: readonly [Date, Date];
  private systems: readonly ShownSystem[] = [];
  private widthPx = 0;
  private cursor: PointCursor | undefined;

  constructor(
    private readonly data: ReportData,
    private readonly details: Details,
    private readonly goTo: (build: Build) => void,
  ) {
    this.period = periodOf(data);
    new ResizeObserver(() => {
      if (this.place.clientWidth !== this.widthPx) {
        this.draw();
      }
    }).observe(this.place);
  }

  show(systems: readonly ShownSystem[]): void {
    this.systems = systems;
    this.draw();
  }

  private draw(): void {
    const { data, systems, period, details } = this;
    this.widthPx = this.place.clientWidth;
    details.hide();
    const points = pointsOf(systems, (build) => details.pinsOf(build));
    this.sayUnplaced(points);
    if (systems.length === 0) {
      this.place.replaceChildren(
        textElement("p", data.systems.length === 0 ? "There is no image to show." : "Nothing matches these filters."),
      );
      return;
    }
    const spans = spansOf(systems, data.madeAtMs, period);
    const drawing = draw({ spans, points, period, nowMs: data.madeAtMs, widthPx: this.widthPx });
    makeAccessible(drawing, points, systems.length);
    const hadFocus = this.place.contains(document.activeElement);
    const at = this.cursor?.current;
    this.place.replaceChildren(drawing.svg);
    this.cursor = new PointCursor(drawing, points, details, this.goTo);
    this.cursor.start(at, hadFocus);
  }

  private sayUnplaced(points: readonly Point[]): void {
    const [start] = this.period;
    const undated = this.systems.flatMap(({ builds }) => builds).length - points.length;
    const early = points.filter(({ made }) => made < start).length;
    const sentences = [
      ...(undated === 0 ? [] : [`Only in the table, since UCloud does not say when they were made: ${undated}.`]),
      ...(early === 0 ? [] : [`At the left edge, since they were made before ${start.getUTCFullYear()}: ${early}.`]),
    ];
    elementById("unplaced", HTMLElement).textContent = sentences.join(" ");
  }
}
