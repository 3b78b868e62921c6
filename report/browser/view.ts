/** What of the data is shown, and how: all that a link to a view must say. An empty text demands nothing. */
export interface View {
  /** Words that must all occur in the image's name or id, or in its pins' stacks and names. */
  readonly q: string;
  readonly family: string;
  readonly zone: string;
  readonly type: string;
  readonly scene: string;
  readonly feature: string;
  /** Pinned images alone. */
  readonly pinned: boolean;
  /** Without what is past its end of maintenance. */
  readonly maintained: boolean;
  /** `light`, `dark`, or empty: as the system has it. */
  readonly theme: string;
}

export const texts = ["q", "family", "zone", "type", "scene", "feature", "theme"] as const;
export const switches = ["pinned", "maintained"] as const;

/** The view that a fragment stands for, such as `#family=Ubuntu&pinned`; what it does not know is left alone. */
export function readView(fragment: string): View {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const text = (name: (typeof texts)[number]) => given.get(name) ?? "";
  return {
    q: text("q"),
    family: text("family"),
    zone: text("zone"),
    type: text("type"),
    scene: text("scene"),
    feature: text("feature"),
    pinned: given.has("pinned"),
    maintained: given.has("maintained"),
    theme: text("theme"),
  };
}

/** The shortest fragment of a view; empty when it shows everything. */
export function fragmentOf(view: View): string {
  const said = texts.filter((name) => view[name] !== "").map((name) => new URLSearchParams({ [name]: view[name] }));
  return [...said.map(String), ...switches.filter((name) => view[name])].join("&");
}
