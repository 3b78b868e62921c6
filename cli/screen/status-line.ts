/** The part of a stream that the status line uses. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * The last line of a terminal, which shows the current work and is erased afterwards. In a log, a line is printed now and
 * then to show that the work goes on.
 */
export class StatusLine {
  private text = "";
  private seconds = 0;
  /** The progress of longer work; replaces the waiting text. */
  private work = "";

  constructor(
    private readonly screen: Screen,
    private readonly environment: NodeJS.ProcessEnv = process.env,
  ) {}

  /** Shows the progress of the work. */
  show(text: string): void {
    this.work = text;
    this.draw();
  }

  /** Shows that the work still goes on after so many seconds. */
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

  /** Erases the line, calls `print`, and draws the line again below. */
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

  /** Returns whether the stream can erase a line; a dumb terminal can't. */
  private canErase(): boolean {
    return this.screen.isTTY === true && this.environment["TERM"] !== "dumb";
  }
}

const logEverySeconds = 20;

/** Moves to the start of the line and erases it. */
const erase = "\r\u001b[K";

export const statusLine = new StatusLine(process.stderr);
