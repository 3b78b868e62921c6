import type { Parameters } from "../request/parameters";
import type { Host } from "./host";

const chargeTypes = ["Year", "Month", "Dynamic", "Postpay", "Spot"] as const;

/** Returns how a new host is paid, and for how long. A Quantity of 0 pays to the end of the month. */
export function requestedPayment(
  parameters: Parameters,
  now: Date,
): Pick<Host, "ChargeType" | "CreateTime" | "ExpireTime" | "AutoRenew"> {
  const ChargeType = parameters.oneOf("ChargeType", chargeTypes) ?? "Month";
  const quantity = parameters.count("Quantity", 1);
  return {
    ChargeType,
    CreateTime: unixSeconds(now),
    ExpireTime: unixSeconds(paidUntil(ChargeType, quantity, now)),
    AutoRenew: "Yes",
  };
}

function paidUntil(chargeType: string, quantity: number, now: Date): Date {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  if (chargeType === "Year") return new Date(Date.UTC(year + quantity, month, day));
  if (chargeType === "Month") return new Date(Date.UTC(year, month + Math.max(quantity, 1), quantity === 0 ? 1 : day));
  return new Date(now.getTime() + 3_600_000);
}

function unixSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
