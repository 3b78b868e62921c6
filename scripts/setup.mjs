// Everything that `npm test` and `npm run demo` need. It runs before `npm ci`, so it and its rooms use Node's own modules only.

import { command } from "./setup/command.mjs";
import { setup } from "./setup/setup.mjs";

await command(setup);
