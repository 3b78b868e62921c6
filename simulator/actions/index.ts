import type { Action } from "./call";
import { createUHostInstance } from "./create-uhost-instance";
import { describeImage } from "./describe-image";
import { describeUHostInstance } from "./describe-uhost-instance";
import { reinstallUHostInstance } from "./reinstall-uhost-instance";
import { startUHostInstance } from "./start-uhost-instance";
import { stopUHostInstance } from "./stop-uhost-instance";
import { terminateUHostInstance } from "./terminate-uhost-instance";

export const actions: ReadonlyMap<string, Action> = new Map([
  ["DescribeImage", describeImage],
  ["CreateUHostInstance", createUHostInstance],
  ["DescribeUHostInstance", describeUHostInstance],
  ["StartUHostInstance", startUHostInstance],
  ["StopUHostInstance", stopUHostInstance],
  ["TerminateUHostInstance", terminateUHostInstance],
  ["ReinstallUHostInstance", reinstallUHostInstance],
]);
