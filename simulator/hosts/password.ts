import { unavailableParameter } from "../request/refusal";

/**
 * Throws a Refusal for a password that breaks UCloud's rules: 8 to 30 permitted characters of at least two kinds, in
 * base64. For Windows it needs three kinds, and must not contain three letters in a row of the user name, which
 * UCloud's page spells "adminstrator". https://docs.ucloud.cn/api/uhost-api/specification
 */
export function checkPassword(base64: string, osType: string | undefined): void {
  const password = Buffer.from(base64, "base64").toString("latin1");
  const acceptable =
    Buffer.from(password, "latin1").toString("base64") === base64 &&
    /^[A-Za-z0-9()`~!@#$%^&*\-+=_|{}[\]:;'<>,.?/]{8,30}$/.test(password) &&
    (osType === "Windows" ? kindsIn(password) >= 3 && !namesAdministrator(password) : kindsIn(password) >= 2);
  if (!acceptable) throw unavailableParameter("Password");
}

function kindsIn(password: string): number {
  return [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
}

function namesAdministrator(password: string): boolean {
  const user = "administrator";
  const parts = Array.from({ length: user.length - 2 }, (_, start) => user.slice(start, start + 3));
  return parts.some((part) => password.toLowerCase().includes(part));
}
