// `npm run bridge`: builds Pulumi's bridge to Terraform providers into .cache/, and prints its path.

import { command } from "../runtime/command.mjs";
import { installBridge } from "./install-bridge.mjs";

await command(async () => {
  console.log(await installBridge());
});
