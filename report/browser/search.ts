/** Returns whether a text and image ids meet a search. */
export type Matches = (text: string, imageIds: readonly string[]) => boolean;

/**
 * Reads a search: words that must all occur. A word is looked for in names only, since two letters occur in most ids by
 * chance. An id is looked for when the word begins like one of UCloud's, as `uimage-3y`, is a whole id, or asks for it with
 * `id:`, which also finds parts of ids.
 */
export function readSearch(search: string): Matches {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "" && word !== idMark);
  return (text, imageIds) => {
    const lower = text.toLowerCase();
    return words.every((word) => meets(word, lower, imageIds));
  };
}

const idMark = "id:";

function meets(word: string, text: string, imageIds: readonly string[]): boolean {
  const hasId = (test: (id: string) => boolean) => imageIds.some((id) => test(id.toLowerCase()));
  if (word.startsWith(idMark)) {
    return hasId((id) => id.includes(word.slice(idMark.length)));
  }
  // UCloud's console copies an id together with the image's name: `uimage-xxx/NAME`.
  const [start = ""] = word.split("/");
  const isLikeId = /^uimage-./.test(word);
  return text.includes(word) || hasId((id) => id === word || (isLikeId && id.startsWith(start)));
}
