import { distance } from "fastest-levenshtein";

/** Returns the word that was probably meant, or undefined when more than a third of the letters differ. */
export function nearestSpelling(written: string, accepted: readonly string[]): string | undefined {
  const plain = fold(written);
  const ranked = accepted
    .map((word) => ({ word, edits: distance(plain, fold(word)) }))
    .sort((a, b) => a.edits - b.edits || (a.word < b.word ? -1 : 1));
  const [best] = ranked;
  return best !== undefined && best.edits <= Math.max(1, Math.floor(plain.length / 3)) ? best.word : undefined;
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_-]/g, "");
}
