import type { Image } from "../images/image";
import { FrozenError } from "./errors";
import type { Answer, Entry } from "./format";
import { noAnswerTo } from "./missing-answer";
import type { LockMode } from "./mode";
import { keyOf, type Question } from "./question";
import { changeLockfile, readLockfile } from "./store";

/** The lockfile, as lookups see it: they ask it before UCloud, and tell it what UCloud answered. */
export interface Lock {
  readonly mode: LockMode;
  /** The locked answer; undefined when UCloud shall answer. Frozen, a question without an answer is a FrozenError. */
  recall(question: Question): Answer | undefined;
  /** Adds an answer. What counts is what stands in the file then: another program may have been first. */
  note(question: Question, answer: Answer): Promise<Answer>;
  /** An image that stands in any locked answer. */
  imageOf(imageId: string): Image | undefined;
}

export function openLock(mode: LockMode, locate: () => string, warn: (text: string) => void): Lock {
  return mode === "off" ? noLock : new FileLock(mode, locate(), warn);
}

/** What there is without a lockfile. */
export const noLock: Lock = {
  mode: "off",
  recall: () => undefined,
  note: async (_question, answer) => answer,
  imageOf: () => undefined,
};

class FileLock implements Lock {
  private known: Map<string, Entry> | undefined;
  private readonly fresh = new Map<string, Entry>();
  private writing: Promise<void> | undefined;

  constructor(
    readonly mode: LockMode,
    private readonly path: string,
    private readonly warn: (text: string) => void,
  ) {}

  recall(question: Question): Answer | undefined {
    const entry = this.entries().get(keyOf(question));
    if (entry === undefined && this.mode === "frozen") {
      throw new FrozenError(noAnswerTo(question, [...this.entries().values()], this.path));
    }
    return entry && answerIn(entry);
  }

  async note(question: Question, answer: Answer): Promise<Answer> {
    const key = keyOf(question);
    this.fresh.set(key, { ...question, ...answer });
    this.writing ??= this.write();
    await this.writing;
    return answerIn(this.entries().get(key) ?? { ...question, ...answer });
  }

  imageOf(imageId: string): Image | undefined {
    const images = [...this.entries().values()].flatMap((entry) => entry.images);
    return images.find((image) => image.imageId === imageId);
  }

  private entries(): Map<string, Entry> {
    return (this.known ??= readLockfile(this.path));
  }

  /** Writes what came together in one turn of the event loop at once: a stack has many lookups. */
  private async write(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.writing = undefined;
    const added = new Map(this.fresh);
    this.fresh.clear();
    try {
      await changeLockfile(this.path, (entries) => {
        for (const [key, entry] of added) {
          entries.set(key, entries.get(key) ?? entry);
        }
        this.known = new Map(entries);
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.warn(`What UCloud answered could not be added to the lockfile ${this.path}: ${reason}`);
    }
  }
}

/** A copy: what a program does to a result must not reach the file. */
function answerIn({ matched, matchedFallback, images }: Entry): Answer {
  return structuredClone({ matched, ...(matchedFallback !== undefined && { matchedFallback }), images });
}
