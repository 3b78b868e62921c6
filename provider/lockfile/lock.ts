import { isDeepStrictEqual } from "node:util";
import { isUserError } from "../text/user-error";
import { isSameOwner } from "../ucloud/settings/owner";
import { FrozenError } from "./errors";
import { plainImages, type LockedAnswer, type Entry } from "./format";
import { noAnswerTo, secretIn } from "./missing-answer";
import { questionKey, type Asked } from "./question";
import type { LockMode } from "./settings";
import { changeLockfile, entryFor, putEntry, readLockfile } from "./store";

/** The lockfile, as lookups see it. Whoever has a question asks here, and never needs to know the mode. */
export interface Lock {
  /**
   * Answers a question: from the lockfile where its mode allows that, else from UCloud. What UCloud answered is added to
   * the file where there is one. What counts is what stands in the file then: another program may have been first.
   * Throws a FrozenError when lookups are frozen and the lockfile has no answer, and what `ask` throws.
   */
  answer<Result>(question: Asked, ask: Ask<Result>): Promise<Result>;
}

/** How a question is answered, and what a caller makes of the answer. */
interface Ask<Result> {
  /** Asks UCloud. */
  readonly ucloud: () => Promise<Result>;
  /** Reads the result from an answer of the lockfile. */
  readonly locked: (answer: LockedAnswer) => Result;
  /** What is locked of UCloud's answer. Without it nothing is: a lookup that only compares adds no answers. */
  readonly toLock?: (result: Result) => LockedAnswer | undefined;
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

  /** A secret must not stand in the file, and a hash of a short one could be guessed. */
  private withoutLock<Result>(question: Asked, ucloud: () => Promise<Result>): Promise<Result> {
    if (this.mode === "frozen") {
      throw new FrozenError(secretIn(question, "so that frozen lookups can't answer it"));
    }
    this.warn(secretIn(question, "so UCloud answers it each time"));
    return ucloud();
  }

  /** Reads the file once. One of version 0.1 is written anew where the mode writes. */
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

  /** The image of a known id stands in any answer that holds it. */
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

  /** Writes what came together in one turn of the event loop at once: a stack has many lookups. */
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

/** An entry for everyone must hold what is for everyone, whoever wrote it. */
function mayAnswer(entry: Entry, question: Asked): boolean {
  return entry.owner === undefined ? question.isForEveryone(entry) : isSameOwner(entry.owner, question.owner);
}

function isAmong({ images }: Entry, imageId: unknown): boolean {
  return images.some((image) => image.imageId === imageId);
}

/** A copy: what a program does to a result must not reach the file. What only the file knows stays there. */
function answerIn(entry: Entry, { find, query }: Asked): LockedAnswer {
  const images = plainImages(entry);
  if (find === "id") {
    return { matched: 1, images: images.filter(({ imageId }) => imageId === query["imageId"]).slice(0, 1) };
  }
  const { matched, matchedFallback } = entry;
  return { matched, ...(matchedFallback !== undefined && { matchedFallback }), images };
}
