// Everything that `npm test` and `npm run demo` need. It runs before `npm ci`, so what it imports uses Node's own
// modules only.

import { command } from "../runtime/command.mjs";
import { setup } from "./setup.mjs";

await command(setup);
