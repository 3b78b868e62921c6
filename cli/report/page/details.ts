import { chinaDate } from "../china-time";
import type { Build, Pin, ReportData } from "../report-data";
import { wordOf } from "../statuses";
import { supportText } from "../support";
import { elementById, textElement } from "./element";

/** What is known of one build, read out where it is shown. */
export class Details {
  private readonly element = elementById("details", HTMLElement);
  private readonly pins: ReadonlyMap<string, readonly Pin[]>;

  constructor(private readonly data: ReportData) {
    const pins = new Map<string, Pin[]>();
    for (const pin of data.pins) {
      const id = pin.imageId ?? "";
      pins.set(id, [...(pins.get(id) ?? []), pin]);
    }
    this.pins = pins;
  }

  pinsOf({ imageId }: Build): readonly Pin[] {
    return this.pins.get(imageId) ?? [];
  }

  /** Shows a build beside a place of the page; on a narrow screen the style puts it at the lower edge instead. */
  show(build: Build, place: DOMRect): void {
    const list = document.createElement("dl");
    for (const [title, text] of this.linesOf(build)) {
      list.append(textElement("dt", title), textElement("dd", text));
    }
    this.element.replaceChildren(textElement("strong", build.imageName), list);
    this.element.hidden = false;
    const { width, height } = this.element.getBoundingClientRect();
    const left =
      place.right + gap + width > document.documentElement.clientWidth ? place.left - gap - width : place.right + gap;
    const top = Math.min(place.top, document.documentElement.clientHeight - height - gap);
    this.element.style.left = `${Math.max(gap, left)}px`;
    this.element.style.top = `${Math.max(gap, top)}px`;
  }

  hide(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  private linesOf(build: Build): [title: string, text: string][] {
    const { imageId, zone, imageType, state, madeAtSeconds, endOfLife, features, scenes, listed } = build;
    const lines: [string, string][] = [
      ["Id", imageId],
      ["Made", madeAtSeconds === undefined ? "unknown" : chinaDate(madeAtSeconds * 1000)],
      ["Maintained until", supportText(endOfLife, this.data.madeAtMs)],
      ["State", listed ? (state ?? "") : "not in the listing"],
      ["Zone", zone ?? ""],
      ["Type", imageType ?? ""],
      ["Features", features.join(", ")],
      ["Scenes", scenes.join(", ")],
      ...pinLines(this.pinsOf(build)),
    ];
    return lines.filter(([, text]) => text !== "");
  }
}

/** The first of an image's pins; there may be hundreds. */
function pinLines(pins: readonly Pin[]): [title: string, text: string][] {
  const lines = pins.slice(0, mostPins).map(({ stack, name, status, text }): [string, string] => {
    const found = text === "" ? "" : `; ${text}`;
    return ["Pin", `${stack} ${name}: ${wordOf(status)}${found}`];
  });
  const left = pins.length - lines.length;
  return left === 0 ? lines : [...lines, ["", `and ${left} more pins`]];
}

const mostPins = 3;
const gap = 12;
