import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import * as sdk from "../../sdk";
import { UserError } from "../../sdk";
import { stageOfEachTest } from "../simulator/stage";

const built = resolve(__dirname, "..", "..", "dist", "sdk", "index.js");

describe("what a program catches by", () => {
  const stage = stageOfEachTest();

  /** Everything that the guards and classes of the built package say of the error with which a lookup ends. */
  async function caught(args: object, environment: NodeJS.ProcessEnv): Promise<string[]> {
    const program = `
      const sdk = require(${JSON.stringify(built)});
      sdk.getImage(${JSON.stringify(args)}).catch((error) => {
        const guards = Object.keys(sdk).filter((name) => /^(is[A-Z]|couldNotLook)/.test(name) && sdk[name](error));
        const classes = Object.keys(sdk).filter((name) => /Error$/.test(name) && !/^is/.test(name) && error instanceof sdk[name]);
        console.log(JSON.stringify([...guards, ...classes].sort()));
      });`;
    const { PATH } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], { env: { PATH, ...environment } });
    return JSON.parse(stdout) as string[];
  }

  const place = { region: "cn-bj2", zone: "cn-bj2-05" };

  it("holds for an error of the provider, which is a bundle with classes of its own", async () => {
    const { environment } = stage.simulator;
    expect(await caught({ ...place, os: "Ubuntu 22.10" }, environment)).to.deep.equal(
      ["NoImageError", "UserError", "isNoImageError", "isUserError"].sort(),
    );
    expect(await caught({ ...place, os: 1 }, environment)).to.deep.equal(
      ["ArgumentError", "UserError", "isArgumentError", "isUserError"].sort(),
    );
    expect(await caught({ region: "cn-bj2", os: "Ubuntu 22.04" }, environment)).to.deep.equal(
      ["AmbiguousImageError", "UserError", "isAmbiguousImageError", "isUserError"].sort(),
    );
  });

  it("tells why UCloud could not be asked", async () => {
    const { environment } = stage.simulator;
    stage.simulator.fault({ effect: { kind: "retCode", retCode: 299 } });
    expect(await caught(place, environment)).to.deep.equal(
      ["UCloudApiError", "UserError", "couldNotLook", "isUCloudApiError", "isUserError"].sort(),
    );
    stage.simulator.fault({ effect: { kind: "reset" } });
    expect(await caught(place, { ...environment, UCLOUD_MAX_RETRIES: "0" })).to.deep.equal(
      ["TransportError", "UserError", "couldNotLook", "isTransportError", "isUserError"].sort(),
    );
    expect(await caught(place, { ...environment, UCLOUD_PUBLIC_KEY: "" })).to.deep.equal(
      ["ConfigurationError", "UserError", "couldNotLook", "isConfigurationError", "isUserError"].sort(),
    );
  });

  it("has a guard for every class, and no two classes of one kind", () => {
    const classes = Object.entries(sdk).filter(([name]) => /^[A-Z].*Error$/.test(name));
    const guards = classes.map(([name]) => `is${name}`);
    expect(sdk).to.include.keys(guards);
    const kinds = classes.map(([, each]) => ("kind" in each ? each.kind : undefined));
    expect(kinds).to.deep.equal(classes.map(([name]) => name));
    expect(classes.map(([, each]) => each)).to.include(UserError);
  });
});
