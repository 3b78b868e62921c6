import { isDeepStrictEqual } from "node:util";
import { FrozenError } from "./errors";
import type { Answer, Entry } from "./format";
import { noAnswerTo } from "./missing-answer";
import type { LockMode } from "./mode";
import { keyOf, type Question } from "./question";
import { isUserError } from "../text/user-error";
import { changeLockfile, readLockfile } from "./store";

/** The lockfile, as lookups see it. Whoever has a question asks here, and never needs to know the mode. */
export interface Lock {
  /**
   * Answers a question: from the lockfile where its mode allows that, else from UCloud. What UCloud answered is added to
   * the file where there is one. What counts is what stands in the file then: another program may have been first.
   * Throws a FrozenError when lookups are frozen and the lockfile has no answer, and what `ask` throws.
   */
  answer<Result>(question: Question, ask: Ask<Result>): Promise<Result>;
}

/** How a question is answered, and what a caller makes of the answer. */
export interface Ask<Result> {
  /** Asks UCloud. */
  readonly ucloud: () => Promise<Result>;
  /** Reads the result from an answer of the lockfile. */
  readonly locked: (answer: Answer) => Result;
  /** What is locked of UCloud's answer. Without it nothing is: a lookup that only compares adds no answers. */
  readonly toLock?: (result: Result) => Answer | undefined;
  /** The result when lookups are frozen and there is no answer. Without it that is a FrozenError. */
  readonly frozen?: (() => Result) | undefined;
}

export function openLock(mode: LockMode, locate: () => string, warn: (text: string) => void): Lock {
  return mode === "off" ? noLock : new FileLock(mode, locate(), warn);
}

/** What there is without a lockfile. */
export const noLock: Lock = { answer: (_question, { ucloud }) => ucloud() };

class FileLock implements Lock {
  private known: Map<string, Entry> | undefined;
  private readonly fresh = new Map<string, Entry>();
  private writing: Promise<void> | undefined;

  constructor(
    private readonly mode: Exclude<LockMode, "off">,
    private readonly path: string,
    private readonly warn: (text: string) => void,
  ) {}

  async answer<Result>(question: Question, { ucloud, locked, toLock, frozen }: Ask<Result>): Promise<Result> {
    const known = this.answerTo(question);
    if (known !== undefined) {
      return locked(known);
    }
    if (this.mode === "frozen") {
      return frozen === undefined ? this.refuse(question) : frozen();
    }
    const result = await ucloud();
    const answer = toLock?.(result);
    if (answer === undefined) {
      return result;
    }
    const standing = await this.add(question, answer);
    return isDeepStrictEqual(standing, answer) ? result : locked(standing);
  }

  /** The image of a known id stands in any answer that holds it. */
  private answerTo(question: Question): Answer | undefined {
    const images = [...this.entries().values()].flatMap((entry) => entry.images);
    const named = question.find === "id" && images.find(({ imageId }) => imageId === question.query["imageId"]);
    const entry = this.entries().get(keyOf(question));
    return named ? structuredClone({ matched: 1, images: [named] }) : entry && answerIn(entry);
  }

  private refuse(question: Question): never {
    throw new FrozenError(noAnswerTo(question, [...this.entries().values()], this.path));
  }

  private async add(question: Question, answer: Answer): Promise<Answer> {
    const key = keyOf(question);
    this.fresh.set(key, { ...question, ...answer });
    this.writing ??= this.write();
    await this.writing;
    return answerIn(this.entries().get(key) ?? { ...question, ...answer });
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
      if (!isUserError(error)) {
        throw error;
      }
      this.warn(`What UCloud answered could not be added to the lockfile ${this.path}: ${error.message}`);
    }
  }
}

/** A copy: what a program does to a result must not reach the file. */
function answerIn({ matched, matchedFallback, images }: Entry): Answer {
  return structuredClone({ matched, ...(matchedFallback !== undefined && { matchedFallback }), images });
}
