import { Converter, ReflectionKind } from "typedoc";

/** A typedoc plugin: names a page by its heading instead of its file, and shows the heading once. */
export function load({ converter }) {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const guide of project.getReflectionsByKind(ReflectionKind.Document)) guide.name = takeHeading(guide.content);
    // The README's page has the package's name.
    takeHeading(project.readme);
  });
}

function takeHeading([first]) {
  const [whole, title] = /^\s*# (.*)\n/.exec(first.text) ?? [];
  if (title === undefined) throw new Error(`This page has no heading: ${first.text.slice(0, 100)}`);
  first.text = first.text.slice(whole.length);
  return title;
}
