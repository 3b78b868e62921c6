// Measures how much memory a lookup adds to a process. Prints JSON, in MB.

import { getImage } from "../../dist/provider/lookup/index.js";
import { openAccount } from "../../dist/provider/context.js";

globalThis.gc();
const idle = process.memoryUsage();
const account = openAccount(
  () => undefined,
  () => undefined,
);
await getImage(account, { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04", imageName: "Ubuntu*" });
const peak = process.resourceUsage().maxRSS * 1024;
globalThis.gc();
const after = process.memoryUsage();
const mb = (bytes) => bytes / 2 ** 20;
// The account is used once more, so that its listing is still in memory when the heap is measured.
const held = (await account.catalogue().list({ region: "cn-bj2", zone: "cn-bj2-05", imageType: "Base" })).images.length;
console.log(
  JSON.stringify({
    held,
    idle: mb(idle.rss),
    peak: mb(peak - idle.rss),
    heap: mb(after.heapUsed - idle.heapUsed),
  }),
);
