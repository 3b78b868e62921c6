import { build } from "./build.mjs";
import { command } from "../runtime/command.mjs";

await command(build);
