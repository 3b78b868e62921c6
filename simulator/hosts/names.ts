import { unavailableParameter } from "../request/refusal";

/**
 * Throws a Refusal unless a name or business group has 1 to 63 letters, digits, `-`, `_` and `.`.
 * https://docs.ucloud.cn/api/uhost-api/specification
 */
export function checkName(parameter: "Name" | "Tag", value: string): void {
  if (!/^[\p{L}\p{N}\-_.]{1,63}$/u.test(value)) throw unavailableParameter(parameter);
}

/** Throws a Refusal for a remark of more than 255 characters. https://docs.ucloud.cn/api/uhost-api/specification */
export function checkRemark(value: string): void {
  if ([...value].length > 255) throw unavailableParameter("Remark");
}
