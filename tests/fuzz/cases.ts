/** How many cases each property of this folder tries: so that `npm test` has 2,000, and `npm run fuzz` more. */
export const casesPerProperty = Number(process.env["FUZZ_CASES"] ?? 400);
