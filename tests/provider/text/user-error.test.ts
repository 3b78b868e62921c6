import { createRequire } from "node:module";
import { createContext, runInContext } from "node:vm";
import { expect } from "chai";
import { ArgumentError } from "../../../provider/text/argument-error";
import { isUserError, UserError } from "../../../provider/text/user-error";
import {
  ConfigurationError,
  FailedRequest,
  TransportError,
  UCloudApiError,
} from "../../../provider/ucloud/errors/error-classes";

describe("a UserError", () => {
  it("has the name of its class and its cause, and nothing else of its own shows", () => {
    const cause = new Error("why");
    const error = new UserError("what to do", { cause });
    expect(error).to.include({ name: "UserError", message: "what to do", cause });
    expect(Object.keys(error)).to.deep.equal([]);
    expect(new ArgumentError([{ field: "os", reason: "is odd" }])).to.include({
      name: "ArgumentError",
      message: "os: is odd",
    });
  });

  it("is told from every other error", () => {
    expect(isUserError(new ConfigurationError("region", "no region"))).to.equal(true);
    const others = [
      new Error("m"),
      new TypeError("m"),
      "text",
      undefined,
      null,
      {},
      { name: "UserError", message: "m" },
    ];
    expect(others.map(isUserError)).to.deep.equal(others.map(() => false));
  });

  it("is an instance of its own class and of those above it, and of no other", () => {
    const refused = new UCloudApiError({ retCode: 299, action: "DescribeImage", apiMessage: "" });
    expect(refused).to.be.instanceOf(UCloudApiError).and.instanceOf(FailedRequest).and.instanceOf(UserError);
    expect(refused).to.be.instanceOf(Error).and.not.instanceOf(TransportError);
    expect(new UserError("m")).not.to.be.instanceOf(UCloudApiError);
  });

  it("is known across copies of this package", () => {
    const copy = otherCopyOf("../../../provider/text/user-error");
    const theirs: unknown = new copy.UserError("from another version");
    expect(Object.getPrototypeOf(theirs)).not.to.equal(UserError.prototype);
    expect(isUserError(theirs)).to.equal(true);
  });

  it("is known across realms", () => {
    const realm = createContext({});
    const theirs: unknown = runInContext(
      `Object.assign(new Error("of Jest's realm"), { [Symbol.for("pulumi-ucloud-image:kinds-of-error")]: ["NoImageError", "UserError"] })`,
      realm,
    );
    expect(theirs).not.to.be.instanceOf(Error);
    expect(isUserError(theirs)).to.equal(true);
  });

  it("must have a kind of its own, or it would be taken for its parent", () => {
    class Nameless extends UserError {}
    expect(() => new Nameless("m")).to.throw(TypeError, "Nameless");
  });
});

/** A module loaded once more, as by a second version of the package. */
function otherCopyOf(path: string): { readonly UserError: typeof UserError } {
  const load = createRequire(__filename);
  const file = load.resolve(path);
  const known = load.cache[file];
  delete load.cache[file];
  try {
    return load(file) as { readonly UserError: typeof UserError };
  } finally {
    load.cache[file] = known;
  }
}
