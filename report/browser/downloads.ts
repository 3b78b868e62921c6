import { chinaDate } from "../china-time";

/** Connects the page's buttons for CSV. A file has what the page shows at that moment. */
export function offerDownloads(madeAtMs: number, contents: Readonly<Record<string, () => string>>): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-csv]")) {
    const name = button.dataset["csv"] ?? "";
    button.addEventListener("click", () => {
      save(`ucloud-${name}-${chinaDate(madeAtMs)}.csv`, contents[name]?.() ?? "");
    });
  }
}

function save(file: string, text: string): void {
  // With a byte order mark: without it, Excel reads Chinese names of images in another encoding.
  const address = URL.createObjectURL(new Blob(["\uFEFF", text, "\n"], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file;
  link.click();
  URL.revokeObjectURL(address);
}
