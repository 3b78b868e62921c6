/** The filters and the theme of the page: everything in a link to a view. An empty text filters nothing. */
export interface View {
  /** Words that must all occur in names of images, stacks, pins and hosts; `id:` looks in ids. */
  readonly q: string;
  readonly family: string;
  readonly region: string;
  readonly zone: string;
  readonly type: string;
  readonly scene: string;
  readonly feature: string;
  /** Days within which the maintenance must end. */
  readonly ends: string;
  /** Shows only pinned images. */
  readonly pinned: boolean;
  /** Hides images past their end of maintenance. */
  readonly maintained: boolean;
  /** `light`, `dark`, or empty for the system's theme. */
  readonly theme: string;
}

export const texts = ["q", "family", "region", "zone", "type", "scene", "feature", "ends", "theme"] as const;
export const switches = ["pinned", "maintained"] as const;

/** Returns the view in a fragment, such as `#family=Ubuntu&pinned`. Unknown parts are ignored. */
export function readView(fragment: string): View {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const text = (name: (typeof texts)[number]) => given.get(name) ?? "";
  return {
    q: text("q"),
    family: text("family"),
    region: text("region"),
    zone: text("zone"),
    type: text("type"),
    scene: text("scene"),
    feature: text("feature"),
    ends: text("ends"),
    pinned: given.has("pinned"),
    maintained: given.has("maintained"),
    theme: text("theme"),
  };
}

/** Returns the shortest fragment for a view, empty when it shows everything. */
export function fragmentOf(view: View): string {
  const given = texts.filter((name) => view[name] !== "").map((name) => new URLSearchParams({ [name]: view[name] }));
  return [...given.map(String), ...switches.filter((name) => view[name])].join("&");
}
