import type { Build } from "../../report-data";
import type { Details } from "../details";
import type { Drawing } from "./plot";
import type { Point } from "./points";
import { nextPosition } from "./steps";

/** Makes a drawing's points reachable: one after the other by keys, the nearest one by pointer. */
export class PointCursor {
  private position = 0;
  /** The point with the ring and the visible details. */
  private marked: number | undefined;
  private markedBeforeTouch: number | undefined;
  private readonly ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  private readonly places: readonly Place[];
  private readonly positions: ReadonlyMap<EventTarget | null, number>;

  constructor(
    private readonly drawing: Drawing,
    private readonly points: readonly Point[],
    private readonly details: Details,
    private readonly goTo: (build: Build) => void,
  ) {
    const { svg, circles } = drawing;
    this.positions = new Map(circles.map((circle, position) => [circle, position]));
    this.places = placesOf(circles);
    this.ring.classList.add("ring");
    this.ring.setAttribute("r", "11");
    svg.append(this.ring);
    svg.addEventListener("focusin", ({ target }) => this.moveTo(this.positions.get(target) ?? 0));
    svg.addEventListener("focusout", ({ relatedTarget }) => {
      if (!details.holds(relatedTarget)) {
        this.leave();
      }
    });
    svg.addEventListener("keydown", (event) => this.press(event));
    svg.addEventListener("pointermove", (event) => this.hover(event));
    svg.addEventListener("pointerleave", ({ relatedTarget }) => {
      if (!details.holds(relatedTarget)) {
        this.leave();
      }
    });
    details.whenLeft = () => this.leave();
    details.whenClosed = () => this.unmark();
    svg.addEventListener("pointerdown", () => (this.markedBeforeTouch = this.marked));
    svg.addEventListener("click", (event) => this.click(event));
  }

  get current(): Build | undefined {
    return this.points[this.position]?.build;
  }

  /** Starts at a build if it is shown, else at the first one. */
  start(build: Build | undefined, focus: boolean): void {
    this.unmark();
    const found = this.points.findIndex((point) => point.build === build);
    this.stopAt(Math.max(0, found));
    if (focus) {
      this.drawing.circles[this.position]?.focus();
    }
  }

  private press(event: KeyboardEvent): void {
    const next = nextPosition(this.points, this.position, event.key);
    if (event.key === "Escape") {
      this.unmark();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.choose(this.position);
    } else if (next !== undefined) {
      event.preventDefault();
      this.drawing.circles[next]?.focus();
    }
  }

  private moveTo(position: number): void {
    this.stopAt(position);
    this.mark(position);
  }

  /** Makes a point the stop of the Tab key. */
  private stopAt(position: number): void {
    this.drawing.circles[this.position]?.setAttribute("tabindex", "-1");
    this.position = position;
    this.drawing.circles[position]?.setAttribute("tabindex", "0");
  }

  private mark(position: number): void {
    const [circle, point, place] = [this.drawing.circles[position], this.points[position], this.places[position]];
    if (circle === undefined || point === undefined || place === undefined) {
      return;
    }
    this.ring.setAttribute("cx", String(place.x));
    this.ring.setAttribute("cy", String(place.y));
    this.ring.removeAttribute("visibility");
    this.marked = position;
    this.details.show(point.build, circle.getBoundingClientRect());
  }

  private unmark(): void {
    this.ring.setAttribute("visibility", "hidden");
    this.marked = undefined;
    this.details.hide();
  }

  private hover(event: PointerEvent): void {
    const position = this.nearest(event);
    if (position !== undefined) {
      this.mark(position);
    }
  }

  /** Returns to the focused point, if there is one. Details that cover nothing stay, so that they can be read and copied. */
  private leave(): void {
    if (this.positions.has(document.activeElement)) {
      this.mark(this.position);
    } else if (this.details.cover) {
      this.unmark();
    }
  }

  /** Handles a click. A finger can't hover, so the first touch shows the details and the second opens the row. */
  private click(event: MouseEvent): void {
    const position = this.nearest(event);
    const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
    if (isTouch && position !== undefined && position !== this.markedBeforeTouch) {
      this.drawing.circles[position]?.focus({ preventScroll: true });
    } else {
      this.choose(position);
    }
  }

  private choose(position: number | undefined): void {
    const build = position === undefined ? undefined : this.points[position]?.build;
    if (build !== undefined) {
      this.goTo(build);
    }
  }

  private nearest({ clientX, clientY }: MouseEvent): number | undefined {
    const { left, top } = this.drawing.svg.getBoundingClientRect();
    let best: number | undefined;
    let bestPx = reachPx;
    for (const [position, { x, y }] of this.places.entries()) {
      const distancePx = Math.hypot(clientX - left - x, clientY - top - y);
      if (distancePx < bestPx) {
        [best, bestPx] = [position, distancePx];
      }
    }
    return best;
  }
}

/** A place in the picture, in its pixels. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** The distance at which a pointer reaches a point. */
const reachPx = 14;

/** Returns the places of the circles, with the offset of their common group. */
function placesOf(circles: readonly SVGElement[]): Place[] {
  const group = circles[0]?.parentNode;
  const moved = group instanceof SVGGElement ? group.transform.baseVal.consolidate()?.matrix : undefined;
  return circles.map((circle) => ({
    x: Number(circle.getAttribute("cx")) + (moved?.e ?? 0),
    y: Number(circle.getAttribute("cy")) + (moved?.f ?? 0),
  }));
}
