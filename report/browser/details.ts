import { madeText } from "../china-time";
import type { Build, Pin, ReportData } from "../report-data";
import { wordOf } from "../statuses";
import { supportText } from "../support";
import { elementById, textElement } from "./element";

/** Shows the details of one build, and announces them to screen readers. */
export class Details {
  private readonly element = elementById("details", HTMLElement);
  private readonly pins: ReadonlyMap<string, readonly Pin[]>;

  constructor(private readonly data: ReportData) {
    const pins = new Map<string, Pin[]>();
    for (const pin of data.pins) {
      const own = pins.get(pin.imageId ?? "") ?? [];
      own.push(pin);
      pins.set(pin.imageId ?? "", own);
    }
    this.pins = pins;
  }

  pinsOf({ imageId }: Build): readonly Pin[] {
    return this.pins.get(imageId) ?? [];
  }

  /** Called when the pointer leaves the details. The pointer may move from a point into them. */
  set whenLeft(left: () => void) {
    this.element.onpointerleave = left;
  }

  holds(target: EventTarget | null): boolean {
    return target instanceof Node && this.element.contains(target);
  }

  /**
   * Shows a build below a place of the page, or above it when there is no space, so that the pointer can follow a row. On a
   * narrow screen the style puts it at the lower edge instead.
   */
  show(build: Build, place: DOMRect): void {
    const list = document.createElement("dl");
    for (const [title, text] of this.linesOf(build)) {
      list.append(textElement("dt", title), textElement("dd", text));
    }
    const hint = textElement("small", "Click or Enter: go to its row in the table");
    this.element.replaceChildren(textElement("strong", build.imageName), list, hint);
    const { width, height } = this.element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const fitsBelow = place.bottom + gapPx + height <= clientHeight;
    const left = Math.max(gapPx, Math.min(place.left - 2 * gapPx, clientWidth - width - gapPx));
    const top = fitsBelow || place.top < height ? place.bottom + gapPx : place.top - gapPx - height;
    this.element.style.left = `${left + scrollX}px`;
    this.element.style.top = `${top + scrollY}px`;
  }

  /** Empties the details but keeps the element: screen readers only watch elements that exist. */
  hide(): void {
    this.element.replaceChildren();
  }

  private linesOf(build: Build): [title: string, text: string][] {
    const { imageId, zone, imageType, state, madeAtSeconds, endOfLife, features, scenes, listed } = build;
    const lines: [string, string][] = [
      ["Id", imageId],
      ...pinLines(this.pinsOf(build)),
      ["Made", madeText(madeAtSeconds)],
      ["Maintained until", supportText(endOfLife, this.data.madeAtMs)],
      ["State", listed ? (state ?? "") : "not in the listing"],
      ["Zone", zone ?? ""],
      ["Type", imageType ?? ""],
      ["Features", features.join(", ")],
      ["Scenes", scenes.join(", ")],
    ];
    return lines.filter(([, text]) => text !== "");
  }
}

/** Returns lines for the first of an image's pins. There may be hundreds; the table has all of them. */
function pinLines(pins: readonly Pin[]): [title: string, text: string][] {
  const lines = pins
    .slice(0, mostPins)
    .map(({ stack, name, status }): [string, string] => ["Pin", `${stack} ${name}: ${wordOf(status)}`]);
  const left = pins.length - lines.length;
  return left === 0 ? lines : [...lines, ["", `and ${left} more pins`]];
}

const mostPins = 3;
const gapPx = 6;
