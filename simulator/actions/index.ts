import type { Action } from "./call.js";
import { createUHostInstance } from "./create-uhost-instance.js";
import { describeImage } from "./describe-image.js";
import { describeUHostInstance } from "./describe-uhost-instance.js";
import { reinstallUHostInstance } from "./reinstall-uhost-instance.js";
import { startUHostInstance } from "./start-uhost-instance.js";
import { stopUHostInstance } from "./stop-uhost-instance.js";
import { terminateUHostInstance } from "./terminate-uhost-instance.js";

export const actions: ReadonlyMap<string, Action> = new Map([
  ["DescribeImage", describeImage],
  ["CreateUHostInstance", createUHostInstance],
  ["DescribeUHostInstance", describeUHostInstance],
  ["StartUHostInstance", startUHostInstance],
  ["StopUHostInstance", stopUHostInstance],
  ["TerminateUHostInstance", terminateUHostInstance],
  ["ReinstallUHostInstance", reinstallUHostInstance],
]);
