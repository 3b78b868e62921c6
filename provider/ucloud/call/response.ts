/** A successful response of UCloud: RetCode is 0, everything else is still to be validated. */
export type ApiResponse = Readonly<Record<string, unknown>>;

/** The fields that all responses share. Source: https://docs.ucloud.cn/api/summary/public */
export interface Envelope {
  readonly retCode: number;
  readonly message: string;
  readonly answer: ApiResponse;
}

/** Thrown when a response can't be read. It holds the problem in a few words, and the beginning of the response. */
export class UnreadableResponseError extends Error {
  override readonly name = "Unreadable";

  constructor(
    readonly problem: string,
    readonly text: string,
  ) {
    super(problem);
  }
}

/** Parses the bytes of a response. Throws an UnreadableResponseError. */
export function readEnvelope(body: Buffer): Envelope {
  const text = decode(body);
  const answer = parse(text);
  if (!isRecord(answer)) {
    throw new UnreadableResponseError("it is not a JSON object", text);
  }
  const { RetCode: retCode, Message: message } = answer;
  if (typeof retCode !== "number" || !Number.isSafeInteger(retCode)) {
    throw new UnreadableResponseError("its RetCode is not a whole number", text);
  }
  return { retCode, message: typeof message === "string" ? message : "", answer };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new UnreadableResponseError("it is not valid UTF-8", body.toString("latin1"));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableResponseError(text.trim() === "" ? "it is empty" : "it is not JSON", text);
  }
}
