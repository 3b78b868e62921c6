/** The ways in which a text could hide in another one: as it is, URL-encoded, in hex, in base64 (also within more bytes). */
export function encodingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset)),
  ];
}

// Where the secret starts within a group of three bytes, and what surrounds it, changes its first and last characters only.
function base64At(bytes: Buffer, offset: number): string[] {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
  const whole = text.slice(offset === 0 ? 0 : 4, text.length - 4);
  return [whole, whole.replaceAll("+", "-").replaceAll("/", "_")];
}
