import { expect } from "chai";
import * as fc from "fast-check";
import { unknownValue } from "../../../provider/unknown-values";
import { decode, encode } from "../../../provider/plugin/values";
import { bag, secret } from "./plugin-process";

// Google's own reading of the wire sets this key as JavaScript does, which is no property.
const key = fc.string().filter((name) => name !== "__proto__");

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe("The plugin's values", () => {
  it("come back from the engine's form as they were, and so does which of them are secret", () => {
    const values = fc.dictionary(key, plain.value, { maxKeys: 5, noNullPrototype: true });
    fc.assert(
      fc.property(values, fc.func(fc.boolean()), (properties, isSecret) => {
        const secrets = new Set(Object.keys(properties).filter((property) => isSecret(property)));
        const read = decode(encode(properties, secrets));
        expect(read.values).to.deep.equal(properties);
        expect(read.secrets).to.deep.equal(secrets);
      }),
    );
  });

  it("name a property secret that holds a secret anywhere inside", () => {
    const { values, secrets } = decode(bag({ triggers: { list: [1, secret({ key: secret("a") })] }, os: "Ubuntu" }));
    expect(values).to.deep.equal({ triggers: { list: [1, { key: "a" }] }, os: "Ubuntu" });
    expect([...secrets]).to.deep.equal(["triggers"]);
  });

  it("leave out what is absent, at any depth, and keep what is unknown", () => {
    const wire = encode({ a: undefined, b: { c: undefined, d: unknownValue } }).toJavaScript();
    expect(wire).to.deep.equal({ b: { d: unknownValue } });
  });
});
