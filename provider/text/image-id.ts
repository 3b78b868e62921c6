/** Returns the id in what people copy: UCloud's own command prints an id and a name as one word, `uimage-abc/Name`. */
export function imageIdIn(text: string): string {
  return text.trim().split("/")[0]?.trim() ?? "";
}
