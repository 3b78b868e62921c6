import { Converter, ReflectionKind } from "typedoc";

/** A plugin of typedoc's: a page is called by its heading, not by the name of its file, and has it once. */
export function load({ converter }) {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const guide of project.getReflectionsByKind(ReflectionKind.Document)) guide.name = takeHeading(guide.content);
    // The page of the README is called by the package.
    takeHeading(project.readme);
  });
}

function takeHeading([first]) {
  const [whole, title] = /^\s*# (.*)\n/.exec(first.text) ?? [];
  if (title === undefined) throw new Error(`This page has no heading: ${first.text.slice(0, 100)}`);
  first.text = first.text.slice(whole.length);
  return title;
}
