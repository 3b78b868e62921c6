import { checkPassword } from "../../hosts/password";
import type { Action } from "../call";
import { existingHost } from "./existing-host";
import { checkStopped } from "./power";
import { startWhereAsked } from "./start-where-asked";

/**
 * Checks the new password of a stopped host. The simulator stores no passwords: nobody can log in.
 * https://docs.ucloud.cn/api/uhost-api/reset_uhost_instance_password
 */
export const resetUHostInstancePassword: Action = (call) => {
  const host = existingHost(call);
  const mode = call.parameters.oneOf("LoginMode", ["Password", "KeyPair"]) ?? "Password";
  if (mode === "Password") checkPassword(call.parameters.required("Password"), host.OsType);
  else call.parameters.required("KeyPairId");
  checkStopped(host);
  startWhereAsked(call, host);
  return { UHostId: host.UHostId };
};
