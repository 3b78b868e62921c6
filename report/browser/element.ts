/** Returns the element with an id. Throws a TypeError when it is missing, since page and program are built together. */
export function elementById<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) {
    throw new TypeError(`The page has no ${kind.name} "${id}".`);
  }
  return element;
}

/** Returns a new element with a text, which is never read as markup. */
export function textElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
