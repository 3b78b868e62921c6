import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { expect } from "chai";
import { codeOf, isSystemError, reasonOf, traceOf } from "../../../provider/text/reason";

const foreign: unknown = runInContext(`Object.assign(new TypeError("odd"), { code: "ENOENT" })`, createContext({}));

describe("the reason of what was thrown", () => {
  it("is an error's message, of whatever realm, else the value as text", () => {
    expect([new Error("odd"), foreign, "text", undefined].map(reasonOf)).to.deep.equal([
      "odd",
      "odd",
      "text",
      "undefined",
    ]);
    expect(traceOf(foreign)).to.match(/^TypeError: odd\n +at /);
  });

  it("has the code of Node's errors", () => {
    expect(codeOf(foreign)).to.equal("ENOENT");
    expect([new Error("odd"), { code: 1 }, undefined].map(codeOf)).to.deep.equal([undefined, undefined, undefined]);
  });

  it("tells what the system refuses from a wrong argument of Node's", () => {
    expect(isSystemError(thrownBy(() => readFileSync("/no/such/file")))).to.equal(true);
    expect(isSystemError(thrownBy(() => readFileSync("\0")))).to.equal(false);
    expect(isSystemError(new Error("odd"))).to.equal(false);
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
