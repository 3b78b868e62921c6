import { elementById } from "./element";
import { fragmentOf, readView, switches, texts, type View } from "./view";

/**
 * Keeps the filters, the address's fragment and the shown rows in step when one of them changes. Adds nothing to the
 * browser's history, so that Back leaves the page.
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
  // One of the form's fields is elsewhere on the page.
  for (const field of form.elements) {
    field.addEventListener("input", showForm);
  }
  // The fields get their initial values only after the event.
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

/** Writes a view into the form. A value that the page does not offer selects "all". */
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

/** Clears all fields except the theme, which hides nothing. */
function clear(form: HTMLFormElement): void {
  const { theme } = read(form);
  write(form, { ...readView(""), theme });
}
