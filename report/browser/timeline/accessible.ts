import type { Drawing } from "./plot";
import type { Point } from "./points";

/** Labels the elements that can be reached, and hides purely visual ones from screen readers. */
export function makeAccessible({ svg, circles }: Drawing, points: readonly Point[], systems: number): void {
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", `Timeline of ${points.length} builds of ${systems} operating systems`);
  svg.setAttribute("aria-describedby", "timeline-help");
  for (const group of svg.querySelectorAll("g")) {
    // The library labels groups with its own kinds of marks.
    group.removeAttribute("aria-label");
    if (!group.classList.contains("points")) {
      group.setAttribute("aria-hidden", "true");
    }
  }
  for (const [position, circle] of circles.entries()) {
    const point = points[position];
    circle.setAttribute("role", "button");
    circle.setAttribute("tabindex", "-1");
    circle.setAttribute("aria-label", point?.label ?? "");
    circle.classList.toggle("hollow", point?.build.listed !== true || point.build.state !== "Available");
  }
}
