import { numberText } from "../../provider/text/number-text";
import type { Change } from "./change";

/** The kinds of changes in their order on the page, each with its name for one and for several: what moved first. */
const kinds: readonly (Pick<Change, "of" | "kind"> & { readonly one: string; readonly several: string })[] = [
  { of: "pin", kind: "moved", one: "pin moved", several: "pins moved" },
  { of: "pin", kind: "changed", one: "pin with another status", several: "pins with another status" },
  { of: "pin", kind: "new", one: "new pin", several: "new pins" },
  { of: "pin", kind: "gone", one: "pin removed", several: "pins removed" },
  { of: "host", kind: "moved", one: "host on another image", several: "hosts on another image" },
  { of: "host", kind: "changed", one: "host with another status", several: "hosts with another status" },
  { of: "host", kind: "new", one: "new host", several: "new hosts" },
  { of: "host", kind: "gone", one: "host removed", several: "hosts removed" },
  { of: "image", kind: "new", one: "new image", several: "new images" },
  { of: "image", kind: "gone", one: "image no longer listed", several: "images no longer listed" },
  { of: "image", kind: "changed", one: "image changed", several: "images changed" },
];

export interface ChangeGroup {
  /** The number and the title: `2 pins moved`. */
  readonly title: string;
  readonly changes: readonly Change[];
}

/** Returns changes by their kind, in the order of the page. */
export function changeGroups(changes: readonly Change[]): ChangeGroup[] {
  return kinds.flatMap(({ of, kind, one, several }) => {
    const those = changes.filter((change) => change.of === of && change.kind === kind);
    const title = `${numberText(those.length)} ${those.length === 1 ? one : several}`;
    return those.length === 0 ? [] : [{ title, changes: those }];
  });
}
