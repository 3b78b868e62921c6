import { expect } from "chai";
import { blocksFor, nameOf, pages } from "../docs/blocks";
import { stepsOf, unannounced, type Step } from "./guide";
import { openReader, type Reader } from "./reader";

/** A reader with a fresh folder does what a guide says, from its top to its end, and nothing else. */
describe("each guide, followed literally", () => {
  const guides = pages.filter((page) => /^(README|docs\/[\w-]+)\.md$/.test(page));

  // Two readers at a time, since most of it is waiting for processes.
  const followed = new Map<string, Promise<string>>();
  before(async () => {
    const { default: pLimit } = await import("p-limit");
    const limit = pLimit(2);
    for (const guide of guides)
      followed.set(
        guide,
        limit(() => problemOf(guide)),
      );
  });

  for (const guide of guides) {
    it(`${guide} works in a fresh folder`, async () => {
      expect(await followed.get(guide)).to.equal("");
    });

    it(`${guide} says of each command that can't work yet that it can't`, () => {
      expect(unannounced(guide)).to.deep.equal([]);
    });
  }
});

/** The files of a policy pack are checked by nothing else: a preview loads them. */
describe("the files of the policy pack", () => {
  for (const block of blocksFor("pack")) {
    it(`${nameOf(block)} is one that the reader saves`, () => {
      const saved = stepsOf(block.page).flatMap((step) => (step.kind === "file" ? [step.text] : []));
      expect(saved).to.include(block.text);
    });
  }
});

/** Returns why a guide does not work, or nothing. */
async function problemOf(guide: string): Promise<string> {
  const reader = await openReader();
  try {
    let printed = "";
    const steps = stepsOf(guide);
    for (const [position, step] of steps.entries()) {
      printed = await take(step, reader, printed, steps[position + 1]?.kind === "shown");
    }
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await reader.delete();
  }
}

/** Takes a step, and returns what is on the screen after it. */
async function take(step: Step, reader: Reader, printed: string, mayFail: boolean): Promise<string> {
  switch (step.kind) {
    case "need":
      await reader.get(step.sentence);
      return "";
    case "event":
      await reader.type("pulumi up --yes --skip-preview");
      reader.publishNewerImage();
      return reader.type("pulumi preview");
    case "file":
      reader.save(step.name, step.text, step.isAdded);
      return isProgram(step) ? typed(reader, "pulumi preview", mayFail, step.at) : "";
    case "commands":
      return typed(reader, step.text, mayFail, step.at);
    case "shown":
      if (!comparable(printed).includes(comparable(step.text))) {
        throw new Error(`${step.at} is not what is printed, which is:\n${printed}`);
      }
      return printed;
  }
}

/** What Pulumi runs: guides say once, at their beginning, that each is tried with `pulumi preview`. */
function isProgram({ name, text }: { readonly name: string; readonly text: string }): boolean {
  return name === "index.ts" || (name === "Pulumi.yaml" && /^resources:/m.test(text));
}

/** A page may show an error, as the next block: only then a command may fail. */
async function typed(reader: Reader, commands: string, mayFail: boolean, at: string): Promise<string> {
  try {
    return await reader.type(commands);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    if (mayFail) return said;
    throw new Error(`${at} does not work as it is:\n${said}`, { cause: error });
  }
}

/** Pages break lines elsewhere, and have ids and days of their own. The project is that of the reader's keys. */
function comparable(text: string): string {
  return text
    .replaceAll(/^ *projectId: .*\n/gm, "")
    .replaceAll(/uimage-\w+/g, "uimage-*")
    .replaceAll(/\d{4}-\d\d-\d\d/g, "*")
    .replaceAll(/\s+/g, " ")
    .trim();
}
