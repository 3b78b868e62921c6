// Measures, in a new process, loading the SDK and the first lookup, after @pulumi/pulumi is loaded. Prints JSON, in ms.

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const started = performance.now();
require("@pulumi/pulumi");
const loaded = performance.now();
const { getImage } = require("pulumi-ucloud-image");
await getImage({ region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04", imageName: "Ubuntu*" });
console.log(JSON.stringify({ pulumi: loaded - started, lookup: performance.now() - loaded }));
