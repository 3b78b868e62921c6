import { createRequire } from "node:module";
import { UserError } from "../provider/text/user-error";
import { asRunError } from "./asRunError";

/**
 * Throws a UserError when this package can't be found from the project's folder, for example because a shared library or
 * a bundle brings it. The engine's process for dynamic providers searches there, and would fail in the middle of an
 * update. A program of the Automation API has no project in this process and is not checked.
 */
export function expectPackageInProject(): void {
  if (isFound || process.env["PULUMI_NODEJS_MONITOR"] === undefined) {
    return;
  }
  const folder = process.cwd();
  try {
    createRequire(`${folder}/`).resolve("pulumi-ucloud-image/provider");
    isFound = true;
  } catch (cause) {
    const problem =
      `The program uses a PinnedImage, but pulumi-ucloud-image can't be found from its project in ${folder}. ` +
      "Pulumi loads it from there. Add pulumi-ucloud-image to the project's dependencies (npm install " +
      "pulumi-ucloud-image), even if one of your libraries or a bundle contains it.";
    throw asRunError(new UserError(problem, { cause }));
  }
}

/** Remembered, so that a stack of many pins checks once. */
let isFound = false;
