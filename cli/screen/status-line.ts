/** What this needs of a stream. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * The last line of a terminal, which says what goes on and leaves nothing behind. Elsewhere a line is printed now and
 * then, so that a log shows that work goes on.
 */
export class StatusLine {
  private text = "";
  private seconds = 0;
  /** What longer work is at, in place of what is said while waiting. */
  private work = "";

  constructor(
    private readonly screen: Screen,
    private readonly environment: NodeJS.ProcessEnv = process.env,
  ) {}

  /** Says how far work is. */
  show(text: string): void {
    this.work = text;
    this.draw();
  }

  /** Says that work still goes on, after so many seconds. */
  wait(what: string, seconds: number): void {
    this.seconds = seconds;
    this.work = this.work === "" ? what : this.work;
    if (this.canErase()) {
      this.draw();
    } else if (seconds % logEverySeconds === 0) {
      this.screen.write(`${this.withSeconds()}\n`);
    }
  }

  clear(): void {
    this.work = "";
    if (this.text !== "") {
      this.text = "";
      this.screen.write(erase);
    }
  }

  /** Lets somebody print while work goes on: the line makes room and comes back below. */
  above(print: () => void): void {
    const { work, text } = this;
    this.clear();
    print();
    this.work = work;
    if (text !== "") {
      this.draw();
    }
  }

  private draw(): void {
    if (this.canErase()) {
      this.text = this.withSeconds();
      this.screen.write(`${erase}${this.text}`);
    }
  }

  private withSeconds(): string {
    return this.seconds === 0 ? this.work : `${this.work} (${this.seconds} s)`;
  }

  /** A dumb terminal can't: every state of the line would stay. */
  private canErase(): boolean {
    return this.screen.isTTY === true && this.environment["TERM"] !== "dumb";
  }
}

const logEverySeconds = 20;

/** To the line's start, and everything away from there. */
const erase = "\r\u001b[K";

export const statusLine = new StatusLine(process.stderr);
