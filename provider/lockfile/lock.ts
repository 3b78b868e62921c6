import { isDeepStrictEqual } from "node:util";
import { isUserError } from "../text/user-error";
import { isSameOwner } from "../ucloud/settings/owner";
import { FrozenError } from "./errors";
import { plainImages, type LockedAnswer, type Entry } from "./format";
import { noAnswerTo, secretIn } from "./missing-answer";
import { questionKey, type Asked } from "./question";
import type { LockMode } from "./settings";
import { changeLockfile, entryFor, putEntry, readLockfile } from "./store";

/** The lockfile as lookups see it. Callers ask it every question and never need to know the mode. */
export interface Lock {
  /**
   * Answers a question from the lockfile where the mode allows it, otherwise from UCloud. UCloud's answer is added to
   * the file, if there is one. The result is what the file then holds, because another program may have written first.
   * Throws a FrozenError when lookups are frozen and the lockfile has no answer, and whatever `ask` throws.
   */
  answer<Result>(question: Asked, ask: Ask<Result>): Promise<Result>;
}

/** How to answer a question, and how to turn the answer into a result. */
interface Ask<Result> {
  /** Asks UCloud. */
  readonly ucloud: () => Promise<Result>;
  /** Reads the result from an answer of the lockfile. */
  readonly locked: (answer: LockedAnswer) => Result;
  /**
   * Returns the part of UCloud's answer to lock. Without it nothing is locked: a lookup that only compares adds no
   * answers.
   */
  readonly toLock?: (result: Result) => LockedAnswer | undefined;
  /** Returns the result when lookups are frozen and there is no answer. Without it, that case throws a FrozenError. */
  readonly frozen?: (() => Result) | undefined;
}

export function openLock(mode: LockMode, locate: () => string, warn: (text: string) => void): Lock {
  return mode === "off" ? noLock : new FileLock(mode, locate(), warn);
}

/** The lock when there is no lockfile: UCloud answers everything. */
export const noLock: Lock = { answer: (_question, { ucloud }) => ucloud() };

class FileLock implements Lock {
  private known: Map<string, Entry> | undefined;
  private fresh: Entry[] = [];
  private writing: Promise<void> | undefined;

  constructor(
    private readonly mode: Exclude<LockMode, "off">,
    private readonly path: string,
    private readonly warn: (text: string) => void,
  ) {}

  async answer<Result>(question: Asked, { ucloud, locked, toLock, frozen }: Ask<Result>): Promise<Result> {
    if (question.secrets.length > 0) {
      return this.withoutLock(question, ucloud);
    }
    await this.open();
    const known = this.entryFor(question);
    if (known !== undefined) {
      return locked(answerIn(known, question));
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

  /** Answers without the lockfile. A secret must not be in the file, and a hash of a short secret can be guessed. */
  private withoutLock<Result>(question: Asked, ucloud: () => Promise<Result>): Promise<Result> {
    if (this.mode === "frozen") {
      throw new FrozenError(secretIn(question, "so that frozen lookups can't answer it"));
    }
    this.warn(secretIn(question, "so UCloud answers it each time"));
    return ucloud();
  }

  /** Reads the file once. Rewrites a file of version 0.1 when the mode allows writing. */
  private async open(): Promise<void> {
    if (this.known === undefined) {
      const { entries, isOld } = readLockfile(this.path);
      this.known = entries;
      if (isOld && this.mode === "prefer") {
        this.writing ??= this.write();
      }
    }
    await this.writing;
  }

  /** Returns the entry that answers a question. Any answer that holds the image answers a question for a known id. */
  private entryFor(question: Asked): Entry | undefined {
    const entries = [...this.entries().values()];
    if (question.find === "id") {
      return entries.find((entry) => mayAnswer(entry, question) && isAmong(entry, question.query["imageId"]));
    }
    const owners = [question.owner, question.owner && { projectId: question.owner.projectId }, undefined];
    return owners
      .flatMap((owner) => this.entries().get(questionKey({ ...question, owner })) ?? [])
      .find((entry) => mayAnswer(entry, question));
  }

  private refuse(question: Asked): never {
    throw new FrozenError(noAnswerTo(question, [...this.entries().values()], this.path));
  }

  private async add(question: Asked, answer: LockedAnswer): Promise<LockedAnswer> {
    const entry = entryFor(question, answer);
    this.fresh.push(entry);
    this.writing ??= this.write();
    await this.writing;
    return answerIn(this.entries().get(questionKey(entry)) ?? entry, question);
  }

  private entries(): Map<string, Entry> {
    return this.known ?? new Map<string, Entry>();
  }

  /** Writes all answers of one turn of the event loop at once, because a stack has many lookups. */
  private async write(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.writing = undefined;
    const added = this.fresh;
    this.fresh = [];
    try {
      const { entries } = await changeLockfile(this.path, this.warn, (standing) => {
        added.filter((entry) => !standing.has(questionKey(entry))).forEach((entry) => putEntry(standing, entry));
      });
      this.known = entries;
    } catch (error) {
      if (!isUserError(error)) {
        throw error;
      }
      this.warn(`What UCloud answered could not be added to the lockfile ${this.path}: ${error.message}`);
    }
  }
}

/** Returns whether an entry may answer. An entry for everyone may hold only images for everyone, whoever wrote it. */
function mayAnswer(entry: Entry, question: Asked): boolean {
  return entry.owner === undefined ? question.isForEveryone(entry) : isSameOwner(entry.owner, question.owner);
}

function isAmong({ images }: Entry, imageId: unknown): boolean {
  return images.some((image) => image.imageId === imageId);
}

/**
 * Returns a copy of the answer, so that changes to a result do not reach the file. Fields that only the file knows are
 * left out.
 */
function answerIn(entry: Entry, { find, query }: Asked): LockedAnswer {
  const images = plainImages(entry);
  if (find === "id") {
    return { matched: 1, images: images.filter(({ imageId }) => imageId === query["imageId"]).slice(0, 1) };
  }
  const { matched, matchedFallback } = entry;
  return { matched, ...(matchedFallback !== undefined && { matchedFallback }), images };
}
