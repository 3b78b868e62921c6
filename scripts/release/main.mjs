// `node scripts/release/main.mjs v1.2.3`: prints CHANGELOG.md's section of this version, if it is the one to release
// now.

import { readFileSync } from "node:fs";
import { releaseNotes } from "./release-notes.mjs";
import { inRepository, readJson } from "../runtime/repository.mjs";

const [tag = ""] = process.argv.slice(2);
try {
  const changelog = readFileSync(inRepository("CHANGELOG.md"), "utf8");
  console.log(releaseNotes(tag, readJson(inRepository("package.json")), changelog));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
