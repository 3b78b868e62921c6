import { madeText } from "../china-time";
import { groupBy } from "../group-by";
import { countText } from "../../provider/text/number-text";
import { hostsByPin, type HostsOfPin } from "../pin-hosts";
import type { Build, Pin, ReportData } from "../report-data";
import { wordOf } from "../statuses";
import { supportText } from "../support";
import { elementById, textElement } from "./element";

/**
 * Shows the details of one build, and announces them to screen readers. They stand beside the timeline; where there is no
 * space, at the edge of the screen that is farther from the build, so that its neighbours stay visible.
 */
export class Details {
  private readonly element = elementById("details", HTMLElement);
  private readonly panel = elementById("details-panel", HTMLElement);
  private readonly narrow = matchMedia("(max-width: 60rem)");
  private readonly pins: ReadonlyMap<string | undefined, readonly Pin[]>;
  private readonly hostsOf: HostsOfPin;

  constructor(private readonly data: ReportData) {
    this.pins = groupBy(data.pins, ({ imageId }) => imageId);
    this.hostsOf = hostsByPin(data);
  }

  pinsOf({ imageId }: Build): readonly Pin[] {
    return this.pins.get(imageId) ?? [];
  }

  /** Called when the details are closed by their button. */
  set whenClosed(closed: () => void) {
    elementById("details-close", HTMLButtonElement).onclick = closed;
  }

  /** Called when the pointer leaves the details. The pointer may move from a point into them. */
  set whenLeft(left: () => void) {
    this.panel.onpointerleave = left;
  }

  /** Whether they cover a part of the page, and so must go when nobody looks at them. */
  get cover(): boolean {
    return this.narrow.matches;
  }

  holds(target: EventTarget | null): boolean {
    return target instanceof Node && this.panel.contains(target);
  }

  /** Shows a build that is drawn at a place of the page. */
  show(build: Build, place: DOMRect): void {
    const list = document.createElement("dl");
    for (const [title, text] of this.linesOf(build)) {
      list.append(textElement("dt", title), textElement("dd", text));
    }
    const hint = textElement("small", "Click or Enter: go to its row in the table");
    this.element.replaceChildren(textElement("strong", build.imageName), list, hint);
    const isLow = place.top > document.documentElement.clientHeight / 2;
    this.panel.dataset["edge"] = isLow ? "top" : "bottom";
  }

  /** Empties the details but keeps the element: screen readers only watch elements that exist. */
  hide(): void {
    this.element.replaceChildren();
  }

  private linesOf(build: Build): [title: string, text: string][] {
    const { imageId, region, zone, imageType, state, madeAtSeconds, endOfLife, features, scenes, listed } = build;
    const lines: [string, string][] = [
      ["Id", imageId],
      ...this.pinLines(build),
      ["Made", madeText(madeAtSeconds)],
      ["Maintained until", supportText(endOfLife, this.data.madeAtMs)],
      ["State", listed ? (state ?? "") : "not in the listing"],
      ["Region", region ?? ""],
      ["Zone", zone ?? ""],
      ["Type", imageType ?? ""],
      ["Features", features.join(", ")],
      ["Scenes", scenes.join(", ")],
    ];
    return lines.filter(([, text]) => text !== "");
  }

  /** Returns lines for the first of an image's pins. There may be hundreds; the table has all of them. */
  private pinLines(build: Build): [title: string, text: string][] {
    const pins = this.pinsOf(build);
    const lines = pins.slice(0, mostPins).map((pin): [string, string] => {
      const hosts = this.hostsOf(pin).length;
      const on = hosts === 0 ? "" : `, ${countText(hosts, "host")}`;
      return ["Pin", `${pin.project}/${pin.stack} ${pin.name}: ${wordOf(pin.status)}${on}`];
    });
    const left = pins.length - lines.length;
    return left === 0 ? lines : [...lines, ["", `and ${countText(left, "more pin")}`]];
  }
}

const mostPins = 3;
