import { expect } from "chai";
import { ConcurrencyLimit } from "../../../../provider/ucloud/call/concurrency-limit";

const tooMuch = new Error("too much");

/** Tasks that end when the test says so, and how many of them run. */
class Tasks {
  readonly #ends: ((error?: Error) => void)[] = [];
  readonly results: Promise<unknown>[] = [];
  running = 0;

  constructor(private readonly pace: ConcurrencyLimit) {}

  async start(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const task = () =>
        new Promise<void>((resolve, reject) => {
          this.running += 1;
          this.#ends.push((error) => {
            this.running -= 1;
            return error === undefined ? resolve() : reject(error);
          });
        });
      this.results.push(this.pace.run(task).catch((error: unknown) => error));
    }
    await settled();
  }

  async end(count: number, error?: Error): Promise<void> {
    this.#ends.splice(0, count).forEach((end) => end(error));
    await settled();
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("Pace", () => {
  let tasks: Tasks;

  beforeEach(async () => {
    const pace = new ConcurrencyLimit(16, (error) => error === tooMuch);
    // The library that counts is loaded with the first task.
    await pace.run(async () => undefined);
    tasks = new Tasks(pace);
    await tasks.start(40);
  });

  it("has at most so many tasks under way", () => {
    expect(tasks.running).to.equal(16);
  });

  it("starts the next when one ends", async () => {
    await tasks.end(5);
    expect(tasks.running).to.equal(16);
  });

  it("halves when it was too much, once for all that were under way together", async () => {
    await tasks.end(1, tooMuch);
    await tasks.end(9, tooMuch);
    expect(tasks.running).to.equal(8);
  });

  it("halves again when what was started since is too much as well, down to one", async () => {
    for (const rest of [8, 4, 2, 1, 1]) {
      await tasks.end(tasks.running, tooMuch);
      expect(tasks.running).to.equal(rest);
    }
  });

  it("speeds up again with every success, by a quarter a round, up to the most", async () => {
    await tasks.end(16, tooMuch);
    expect(tasks.running).to.equal(8);
    await tasks.end(8);
    expect(tasks.running).to.equal(10);
    await tasks.start(100);
    for (let round = 0; round < 6; round += 1) {
      await tasks.end(tasks.running);
    }
    expect(tasks.running).to.equal(16);
  });

  it("does not slow down for other errors, and hands every error on", async () => {
    const other = new Error("other");
    await tasks.end(3, other);
    expect(tasks.running).to.equal(16);
    expect(await Promise.all(tasks.results.slice(0, 3))).to.deep.equal([other, other, other]);
  });
});
