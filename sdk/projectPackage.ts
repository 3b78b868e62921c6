import { createRequire } from "node:module";
import { UserError } from "../provider/text/user-error";
import { endingClearly } from "./invoke";

/**
 * Throws when the project can't find this package, although the program did: through a shared library of a workspace, or
 * inside a bundle. The engine's process for dynamic providers looks for it from the project's folder, and would fail in
 * the middle of an update. A program of the Automation API has no project of its own in this process.
 */
export function expectPackageInProject(): void {
  if (expected || process.env["PULUMI_NODEJS_MONITOR"] === undefined) {
    return;
  }
  const folder = process.cwd();
  try {
    createRequire(`${folder}/`).resolve("pulumi-ucloud-image/provider");
    expected = true;
  } catch (cause) {
    const problem =
      `The program uses a PinnedImage, but pulumi-ucloud-image can't be found from its project in ${folder}. ` +
      "Pulumi looks for it there: add pulumi-ucloud-image to the project's dependencies (npm install " +
      "pulumi-ucloud-image), also where a library of yours or a bundle brings it.";
    throw endingClearly(new UserError(problem, { cause }));
  }
}

/** A stack of many pins asks once. */
let expected = false;
