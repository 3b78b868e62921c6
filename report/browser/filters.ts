import { elementById } from "./element";
import { fragmentOf, readView, switches, texts, type View } from "./view";

/**
 * Keeps the filters, the address's fragment and what is shown together, whichever of them changes. Nothing is added to
 * the history: to go back is to leave the page.
 */
export function connectFilters(show: (view: View) => void): void {
  const form = elementById("filters", HTMLFormElement);
  const showFragment = () => {
    const view = readView(location.hash);
    write(form, view);
    show(read(form));
  };
  const showForm = () => {
    const view = read(form);
    history.replaceState(null, "", `#${fragmentOf(view)}`);
    show(view);
  };
  // One of its fields stands elsewhere on the page.
  for (const field of form.elements) {
    field.addEventListener("input", showForm);
  }
  // The fields have their first values only after the event.
  form.addEventListener("reset", () => {
    queueMicrotask(() => {
      clear(form);
      showForm();
    });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", showFragment);
  showFragment();
}

function read(form: HTMLFormElement): View {
  const given = new FormData(form);
  const text = (name: string) => {
    const value = given.get(name);
    return typeof value === "string" ? value : "";
  };
  const words = texts.map((name) => [name, text(name)]);
  const marks = switches.map((name) => [name, given.has(name)]);
  return { ...readView(""), ...(Object.fromEntries([...words, ...marks]) as Partial<View>) };
}

/** A value that the page does not offer leaves the choice at all. */
function write(form: HTMLFormElement, view: View): void {
  for (const name of texts) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) {
      field.value = view[name];
    } else if (field instanceof HTMLSelectElement) {
      field.value = [...field.options].some(({ value }) => value === view[name]) ? view[name] : "";
    }
  }
  for (const name of switches) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) {
      field.checked = view[name];
    }
  }
}

/** All but the theme, which hides nothing. */
function clear(form: HTMLFormElement): void {
  const { theme } = read(form);
  write(form, { ...readView(""), theme });
}
