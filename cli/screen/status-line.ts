/** What this needs of a stream. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** The last line of a terminal, which says what goes on and leaves nothing behind; elsewhere than there it is nothing. */
export class StatusLine {
  private text = "";

  constructor(
    private readonly screen: Screen,
    private readonly environment: NodeJS.ProcessEnv = process.env,
  ) {}

  show(text: string): void {
    // A dumb terminal can't erase: every state of the line would stay.
    if (this.screen.isTTY === true && this.environment["TERM"] !== "dumb") {
      this.text = text;
      this.screen.write(`${erase}${text}`);
    }
  }

  clear(): void {
    if (this.text !== "") {
      this.text = "";
      this.screen.write(erase);
    }
  }

  /** Lets somebody print while work goes on: the line makes room and comes back below. */
  above(print: () => void): void {
    const { text } = this;
    this.clear();
    print();
    if (text !== "") {
      this.show(text);
    }
  }
}

/** To the line's start, and everything away from there. */
const erase = "\r\u001b[K";

export const statusLine = new StatusLine(process.stderr);
