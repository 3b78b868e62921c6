import type { Action } from "./call";
import { describeFirewall } from "./firewall/describe-firewall";
import { grantFirewall } from "./firewall/grant-firewall";
import { createUHostInstance } from "./host/create-uhost-instance";
import { describeUHostInstance } from "./host/describe-uhost-instance";
import { modifyUHostInstanceName } from "./host/modify-uhost-instance-name";
import { modifyUHostInstanceRemark } from "./host/modify-uhost-instance-remark";
import { modifyUHostInstanceTag } from "./host/modify-uhost-instance-tag";
import { poweroffUHostInstance } from "./host/poweroff-uhost-instance";
import { reinstallUHostInstance } from "./host/reinstall-uhost-instance";
import { resetUHostInstancePassword } from "./host/reset-uhost-instance-password";
import { resizeAttachedDisk } from "./host/resize-attached-disk";
import { resizeUHostInstance } from "./host/resize-uhost-instance";
import { startUHostInstance } from "./host/start-uhost-instance";
import { stopUHostInstance } from "./host/stop-uhost-instance";
import { terminateUHostInstance } from "./host/terminate-uhost-instance";
import { describeImage } from "./image/describe-image";

/** The actions by name. IAM's permissions begin with the product, as in `uhost:DescribeImage`. */
export const actions: ReadonlyMap<string, { readonly product: "uhost" | "unet"; readonly act: Action }> = new Map([
  ["DescribeImage", { product: "uhost", act: describeImage }],
  ["CreateUHostInstance", { product: "uhost", act: createUHostInstance }],
  ["DescribeUHostInstance", { product: "uhost", act: describeUHostInstance }],
  ["ModifyUHostInstanceName", { product: "uhost", act: modifyUHostInstanceName }],
  ["ModifyUHostInstanceRemark", { product: "uhost", act: modifyUHostInstanceRemark }],
  ["ModifyUHostInstanceTag", { product: "uhost", act: modifyUHostInstanceTag }],
  ["PoweroffUHostInstance", { product: "uhost", act: poweroffUHostInstance }],
  ["ReinstallUHostInstance", { product: "uhost", act: reinstallUHostInstance }],
  ["ResetUHostInstancePassword", { product: "uhost", act: resetUHostInstancePassword }],
  ["ResizeAttachedDisk", { product: "uhost", act: resizeAttachedDisk }],
  ["ResizeUHostInstance", { product: "uhost", act: resizeUHostInstance }],
  ["StartUHostInstance", { product: "uhost", act: startUHostInstance }],
  ["StopUHostInstance", { product: "uhost", act: stopUHostInstance }],
  ["TerminateUHostInstance", { product: "uhost", act: terminateUHostInstance }],
  ["DescribeFirewall", { product: "unet", act: describeFirewall }],
  ["GrantFirewall", { product: "unet", act: grantFirewall }],
]);
