// `npm run package:plugin [-- FOLDER]`: the plugin as one executable for this machine's system, for people without
// Node.js, packed as `pulumi plugin install --file` wants it. It goes into build/, or into another folder.

import { build } from "../build/build.mjs";
import { command } from "../runtime/command.mjs";
import { packagePlugin } from "./package-plugin.mjs";

await command(async () => {
  await build();
  const { archive, bytes, version } = await packagePlugin(process.argv[2]);
  console.log(`${archive} (${Math.round(bytes / 1e6)} MB). Install it with:`);
  console.log(`  pulumi plugin install resource ucloud-image ${version} --file ${archive}`);
});
