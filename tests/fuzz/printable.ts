import { expect } from "chai";

/** That a text acts on no terminal and not on Pulumi's own output. Line breaks are the package's own. */
export function expectPrintable(text: string): void {
  expect(text.replaceAll("\n", "")).not.to.match(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|<\{%/u);
}
