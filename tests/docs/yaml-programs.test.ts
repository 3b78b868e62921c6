import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { bin, name, version } from "../../package.json";
import { startSimulator, type Simulator } from "../../simulator";
import { pluginFolder } from "../provider/plugin/plugin-folder";
import { openYamlProject } from "../provider/plugin/yaml-project";
import { blocksFor, nameOf, repository } from "./blocks";

describe("the Pulumi programs in YAML of the guides", () => {
  let simulator: Simulator;
  beforeEach(async () => (simulator = await startSimulator()));
  afterEach(() => simulator.close());

  for (const block of blocksFor("program")) {
    it(`${nameOf(block)} is previewed on the real engine`, async () => {
      const project = await openYamlProject(simulator.environment, { "ucloud-image": pluginFolder }, block.text);
      try {
        writeProfile(join(project.options.env["HOME"] ?? "", ".ucloud"), "archive");
        expect(await project.pulumi("preview", "--diff")).to.match(/imageId *: "uimage-/);
      } finally {
        project.close();
      }
    });
  }

  for (const block of blocksFor("plugins")) {
    it(`${nameOf(block)} leads to this version of the plugin`, () => {
      const executable = bin["pulumi-resource-ucloud-image"];
      expect(existsSync(resolve(repository, executable))).to.equal(true);
      expect(parse(block.text)).to.deep.equal({
        plugins: {
          providers: [{ name: "ucloud-image", path: join("node_modules", name, executable, "..") }],
        },
      });
      expect(block.after).to.include(`\`version: ${version}\``);
    });
  }

  /** A profile as `ucloud config` writes it. */
  function writeProfile(folder: string, profile: string): void {
    mkdirSync(folder, { recursive: true });
    const { url, publicKey, privateKey, environment } = simulator;
    const config = { profile, active: true, project_id: environment["UCLOUD_PROJECT_ID"], base_url: url };
    writeFileSync(join(folder, "config.json"), JSON.stringify([config]));
    const credential = { profile, public_key: publicKey, private_key: privateKey };
    writeFileSync(join(folder, "credential.json"), JSON.stringify([credential]), { mode: 0o600 });
  }
});
