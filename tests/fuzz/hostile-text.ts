import fc from "fast-check";

/** Any text, among it what acts on terminals, logs, JSON, Markdown, HTML and Pulumi's output. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "Ubuntu 22.04 64位",
    "高内核CentOS 7.6 64位",
    "Windows 2022 64位",
    "\u001b[2J\u001b]0;title\u0007",
    "\u202egnp.exe",
    "name\r\nuimage-1  forged line",
    "<script>alert(1)</script>",
    "[click](javascript:alert(1)) ![x](https://example.test/x.png)",
    "<{%fg 1%}>red<{%reset%}>",
    '"},{"ImageId":"forged"',
    "__proto__",
    "\ud83d",
    "x".repeat(5000),
  ),
);
