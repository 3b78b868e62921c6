// Measures what loading the SDK costs a Pulumi program on top of @pulumi/pulumi. Prints JSON.

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const pulumi = cost(() => require("@pulumi/pulumi"));
const sdk = cost(() => require("pulumi-ucloud-image"));
console.log(JSON.stringify({ pulumi, sdk }));

function cost(load) {
  globalThis.gc();
  const [before, start] = [process.memoryUsage().rss, performance.now()];
  load();
  const ms = performance.now() - start;
  return { ms, mb: (process.memoryUsage().rss - before) / 2 ** 20 };
}
