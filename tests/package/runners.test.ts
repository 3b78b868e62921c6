import { execFile } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { patience } from "../patience";
import { installPackage, type InstalledProject } from "./installed-project";

/** Tests of a stack, as a user writes them: the names are those that a line of each runner declares. */
const checks = `
const place = { region: "cn-bj2", zone: "cn-bj2-05" };
const valueOf = (output) => new Promise((resolve) => output.apply(resolve));

const checks = {
  async "a lookup and its errors, against the simulator"() {
    const ucloud = await startSimulator();
    const before = { ...process.env };
    Object.assign(process.env, ucloud.environment);
    try {
      const newer = ucloud.publish({ Zone: place.zone, ImageName: "Ubuntu 22.04 64位" });
      ucloud.fault({ action: "DescribeImage", times: 1, effect: { kind: "status", status: 503 } });
      assert.equal((await sdk.getImage({ ...place, os: "Ubuntu 22.04" })).imageId, newer.ImageId);
      const none = await sdk.getImage({ ...place, os: "Ubuntu 22.10" }).catch((error) => error);
      assert.ok(sdk.isNoImageError(none), String(none));
      assert.ok(none instanceof sdk.NoImageError);
      const wrong = await sdk.getImages({ ...place, features: ["CloudInt"] }).catch((error) => error);
      assert.ok(sdk.isArgumentError(wrong), String(wrong));
      ucloud.fault({ effect: { kind: "reset" }, times: "always" });
      process.env.UCLOUD_MAX_RETRIES = "0";
      const silent = await sdk.getImage({ ...place, os: "Debian" }).catch((error) => error);
      assert.ok(sdk.isTransportError(silent) && sdk.couldNotLook(silent), String(silent));
      const image = { imageId: "uimage-a", imageName: "a", features: [], supportedGpuTypes: [], imageSizeGb: 20 };
      assert.equal(typeof (await sdk.checkImageFit(image, { machineType: "N" })).fits, "boolean");
    } finally {
      for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
      Object.assign(process.env, before);
      await ucloud.close();
    }
  },
  async "mocks answer for lookups and pins of both entries"() {
    const calls = [];
    const types = [];
    await pulumi.runtime.setMocks({
      call({ token }) {
        calls.push(token);
        return { imageId: "uimage-mocked", fits: false };
      },
      newResource({ type, name, inputs }) {
        types.push(type);
        return { id: name + "-id", state: { ...inputs, imageId: "uimage-mocked" } };
      },
    });
    for (const entry of [sdk, plugin]) {
      assert.equal((await entry.getImage({ os: "Ubuntu 22.04" })).imageId, "uimage-mocked");
      assert.equal(await valueOf(entry.getImageOutput({ zone: pulumi.output("cn-bj2-05") }).imageId), "uimage-mocked");
      assert.equal((await entry.checkImageFit({}, {})).fits, false);
      const pin = new entry.PinnedImage("web", { os: "Ubuntu 22.04" });
      assert.equal(await valueOf(pin.imageId), "uimage-mocked");
      assert.ok(entry.PinnedImage.isInstance(pin));
    }
    assert.deepEqual(calls.map((token) => token.split(":").at(-1)), [
      ...["getImage", "getImage", "checkImageFit"],
      ...["getImage", "getImage", "checkImageFit"],
    ]);
    assert.deepEqual(types, ["pulumi-nodejs:dynamic/ucloud-image:PinnedImage", "ucloud-image:index:PinnedImage"]);
  },
};
`;

const modules = {
  assert: "node:assert/strict",
  pulumi: "@pulumi/pulumi",
  sdk: "pulumi-ucloud-image",
  plugin: "pulumi-ucloud-image/plugin",
};
const required = [
  ...Object.entries(modules).map(([name, module]) => `const ${name} = require("${module}");`),
  `const { startSimulator } = require("pulumi-ucloud-image/simulator");`,
].join("\n");
const imported = [
  ...Object.entries(modules).map(([name, module]) => `import * as ${name} from "${module}";`),
  `import { startSimulator } from "pulumi-ucloud-image/simulator";`,
].join("\n");
const declared = "for (const [name, check] of Object.entries(checks)) test(name, check, 1_200_000);\n";
/** The first before there are mocks, which outlive the modules; the second after. */
const resetBefore = `
test("the guards hold after jest.resetModules()", async () => {
  const [one, other] = [require("pulumi-ucloud-image"), (jest.resetModules(), require("pulumi-ucloud-image"))];
  assert.notEqual(one, other);
  const failed = await other.getImage({ os: 1 }).catch((error) => error);
  assert.ok(one.isArgumentError(failed) && other.isArgumentError(failed) && failed instanceof one.ArgumentError);
}, 1_200_000);
`;
const resetAfter = `
test("mocks hold after jest.resetModules()", async () => {
  jest.resetModules();
  assert.equal((await require("pulumi-ucloud-image").getImage({})).imageId, "uimage-mocked");
}, 1_200_000);
`;

interface Runner {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** The program in node_modules, and its words. */
  readonly run: readonly string[];
  /** What it prints when all checks passed. */
  readonly passed: RegExp;
}

const mochaTest = "const test = (name, check) => it(name, check).timeout(0);";

const runners: readonly Runner[] = [
  {
    name: "Jest with its defaults, also after jest.resetModules()",
    file: "stack.test.js",
    text: `${required}\n${checks}\n${resetBefore}${declared}${resetAfter}`,
    run: ["jest/bin/jest.js", "--ci", "stack.test.js"],
    passed: /Tests: +4 passed, 4 total/,
  },
  {
    name: "Vitest",
    file: "stack.spec.mjs",
    text: `import { test } from "vitest";\n${imported}\n${checks}\n${declared}`,
    run: ["vitest/vitest.mjs", "run", "stack.spec.mjs"],
    passed: /Tests +2 passed/,
  },
  {
    name: "Mocha",
    file: "stack.mocha.js",
    text: `${required}\n${mochaTest}\n${checks}\n${declared}`,
    run: ["mocha/bin/mocha.js", "stack.mocha.js"],
    passed: /2 passing/,
  },
  {
    name: "node:test",
    file: "stack.node.js",
    text: `const { test } = require("node:test");\n${required}\n${checks}\n${declared.replace(", 1_200_000", "")}`,
    run: ["--test", "--test-reporter=tap", "stack.node.js"],
    passed: /# pass 2\n# fail 0/,
  },
  {
    name: "Mocha, with another copy of @pulumi/pulumi than the package's",
    file: "other/stack.mocha.js",
    text: `${required}\nassert.notEqual(require.resolve("@pulumi/pulumi"), require("node:module").createRequire(require.resolve("pulumi-ucloud-image")).resolve("@pulumi/pulumi"));\n${mochaTest}\n${checks}\n${declared}`,
    run: ["mocha/bin/mocha.js", "other/stack.mocha.js"],
    passed: /2 passing/,
  },
];

describe("tests of a user's stack, in a project that installed the package", () => {
  let project: InstalledProject;

  before(async () => {
    project = await installPackage();
    await project.install("--prefer-offline", "--no-save", "jest@30", "vitest@3", "mocha@11");
    const copy = join(project.folder, "other", "node_modules", "@pulumi", "pulumi");
    mkdirSync(copy, { recursive: true });
    cpSync(join(project.folder, "node_modules", "@pulumi", "pulumi"), copy, { recursive: true });
  });
  after(() => project.delete());

  for (const { name, file, text, run, passed } of runners) {
    it(`pass under ${name}`, async () => {
      project.write(file, text);
      const output = await printed(run);
      expect(passed.test(output), output).to.equal(true);
    });
  }

  /** What a runner prints on both streams, also where a test fails. */
  function printed([program = "", ...words]: readonly string[]): Promise<string> {
    const path = program.startsWith("-") ? program : join(project.folder, "node_modules", program);
    const env = { PATH: process.env["PATH"], HOME: join(project.folder, ".."), NO_COLOR: "1", CI: "1", ...patience };
    const options = { cwd: project.folder, env, maxBuffer: 1e8 };
    return promisify(execFile)(process.execPath, [path, ...words], options).then(
      ({ stdout, stderr }) => stdout + stderr,
      (error: unknown) =>
        ["stdout", "stderr"].map((stream) => String(Reflect.get(Object(error) as object, stream))).join(""),
    );
  }
});
