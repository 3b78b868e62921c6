import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Command } from "commander";
import { expect } from "chai";
import manifest from "../../package.json";
import { commands } from "../../cli/commands";
import { pulumiRoot } from "../../scripts/setup/pulumi/pulumi-root.mjs";
import { repository } from "./blocks";

type Words = readonly string[];

/** How a command is looked at that is not run, by the name of its program. Each throws for what does not exist. */
const looks: Readonly<Record<string, (words: Words) => Promise<void> | void>> = {
  npm: lookAtNpm,
  // The package has a command of its own name, so that npx finds it.
  npx: ([name = "", ...words]) => lookAt([name === manifest.name ? "ucloud-image" : name, ...words]),
  pulumi: lookAtPulumi,
  "ucloud-image": lookAtOurs,
  node: ([script = ""]) => void expect(existsSync(join(repository, script)), script).to.equal(true),
  gh: ([group, subcommand]) =>
    void expect(`${group} ${subcommand}`).to.be.oneOf(["release create", "pr create", "pr edit"]),
  dotnet: ([subcommand]) => void expect(subcommand).to.equal("build"),
  gradle: (words) => void expect(words).to.include("compileJava"),
  tsx: ([file = ""]) => void expect(file).to.match(/\.test\.ts$/),
  pytest: (words) => void expect(words).to.deep.equal([]),
  git: ([subcommand]) =>
    void expect(subcommand).to.be.oneOf(["add", "clone", "commit", "config", "diff", "push", "switch", "tag"]),
};

export const knownPrograms = Object.keys(looks);

/** Throws when there is no such program, or when it has no such command, script or option. */
export async function lookAt([program = "", ...words]: Words): Promise<void> {
  const look = looks[program];
  if (look === undefined) {
    throw new Error(`Nobody knows how to look at the program "${program}".`);
  }
  await look(words);
}

function lookAtNpm([subcommand = "", ...words]: Words): void {
  const operands = words.filter((word) => !word.startsWith("-"));
  switch (subcommand) {
    case "run":
      expect(manifest.scripts).to.have.property(operands[0] ?? "");
      return;
    case "test":
      expect(manifest.scripts).to.have.property("test");
      return;
    case "install":
      expect(
        operands.every((name) => [manifest.name, "tsx", "policies"].includes(name) || /[/.@]/.test(name)),
        operands.join(),
      ).to.equal(true);
      return;
    default:
      expect(subcommand).to.be.oneOf(["cache", "ci", "pack", "publish"]);
  }
}

async function lookAtPulumi(words: Words): Promise<void> {
  const firstOption = words.findIndex((word) => word.startsWith("-"));
  const named = firstOption < 0 ? words : words.slice(0, firstOption);
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const { stdout } = await promisify(execFile)(join(pulumiRoot(), "bin", "pulumi"), [...named, "--help"], { env });
  const command = /^Usage:\n +pulumi ([a-z -]*[a-z])/m.exec(stdout)?.[1]?.split(" ") ?? [];
  // A command is also known by its older names: Pulumi 3.276 lists `stack init` as an alias of `stack new`.
  const aliases = /^Aliases:\n +(.+)/m.exec(stdout)?.[1]?.split(", ") ?? [];
  const spellings = [command, ...aliases.map((alias) => [...command.slice(0, -1), alias])];
  expect(spellings, stdout).to.deep.include(named.slice(0, command.length)).and.not.deep.include([]);
  const group = stdout.includes("pulumi " + command.join(" ") + " [command]");
  expect(group && named.length > command.length, `pulumi ${named.join(" ")} is no command`).to.equal(false);
  for (const option of words.filter((word) => word.startsWith("-"))) {
    expect(stdout).to.match(new RegExp(`^ .*${option.replace(/=.*/, "")}\\b`, "m"));
  }
}

async function lookAtOurs([name, ...words]: Words): Promise<void> {
  const command = new Command(name);
  const loaded = await commands.find((each) => each.name === name)?.load();
  if (loaded === undefined) {
    throw new Error(`ucloud-image has no command "${name}".`);
  }
  loaded.addCommand(command, () => undefined);
  const divide = words.indexOf("--");
  const [own, inner] = divide < 0 ? [words, []] : [words.slice(0, divide), words.slice(divide + 1)];
  expect(command.parseOptions([...own]).unknown, `options of ucloud-image ${name}`).to.deep.equal([]);
  if (inner.length > 0) {
    await lookAt(inner);
  }
}
