/** The element of this page with that id; the page was made together with this program. */
export function elementById<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) {
    throw new TypeError(`The page has no ${kind.name} "${id}".`);
  }
  return element;
}

/** A new element with a text, never with markup. */
export function textElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
