import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { hasGo, vetGoProgram } from "../provider/plugin/go-module";
import { pythonEnvironment } from "../provider/plugin/python-environment";
import { blocksFor, nameOf, repository } from "./blocks";

describe("the programs in other languages of the guides", () => {
  for (const block of blocksFor("python")) {
    it(`${nameOf(block)} makes its resource with Pulumi's mocks`, async function () {
      const environment = await pythonEnvironment();
      if ("missing" in environment) {
        console.log(`      Skipped: ${environment.missing}.`);
        return this.skip();
      }
      const { stdout } = await promisify(execFile)(environment.python, ["-c", mockedProgram, block.text]);
      expect(JSON.parse(stdout)).to.include({ zone: "cn-bj2-05", os: "Ubuntu 22.04" });
    });
  }

  for (const block of blocksFor("go")) {
    it(`${nameOf(block)} passes go vet with the generated SDK`, async function () {
      if (!(await hasGo())) {
        console.log("      Skipped: there is no Go on PATH.");
        return this.skip();
      }
      await vetGoProgram(goProgram(block.text));
    });
  }

  for (const block of blocksFor("terraform")) {
    it(`${nameOf(block)} has the regular expression of the program that takes its place`, () => {
      const [, regex = "nothing"] = /name_regex *= "(.*)"/.exec(block.text) ?? [];
      const programs = blocksFor("compiled").filter(({ page }) => page === block.page);
      expect(programs.map(({ text }) => text).join()).to.include(`nameRegex: "${regex}"`);
    });
  }

  for (const block of blocksFor("unchecked")) {
    it(`${nameOf(block)} is said not to be tested`, () => {
      const page = readFileSync(join(repository, block.page), "utf8");
      expect(page).to.match(/No test compiles the C# and Java of this page/);
    });
  }
});

/** Runs its first argument as a program, and prints the inputs of the resource that it makes. A mocked run has no stack to export to. */
const mockedProgram = `
import json, pulumi, sys

class Mocks(pulumi.runtime.Mocks):
    def new_resource(self, args):
        print(json.dumps(args.inputs))
        return [args.name + "-id", args.inputs]
    def call(self, args):
        return {}

pulumi.runtime.set_mocks(Mocks())
pulumi.export = lambda name, value: None

@pulumi.runtime.test
def program():
    exec(sys.argv[1], {})

program()
`;

/** The block is what stands inside a program. */
function goProgram(block: string): string {
  return `package main

import (
	"pulumi-ucloud-image/sdk/go/ucloudimage"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		${block}
		if err != nil {
			return err
		}
		ctx.Export("imageId", image.ImageId)
		return nil
	})
}
`;
}
