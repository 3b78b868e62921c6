import { build } from "./setup/build.mjs";
import { command } from "./setup/command.mjs";

await command(build);
