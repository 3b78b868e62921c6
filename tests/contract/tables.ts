import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const field = z.strictObject({ name: z.string(), type: z.string(), required: z.boolean() });
const page = { source: z.url(), date: z.iso.date() };

const describeImage = z.strictObject({
  ...page,
  request: z.array(field),
  answer: z.array(field),
  image: z.array(field),
  price: z.array(field),
  values: z.record(z.string(), z.array(z.string())),
});

const createUHostInstance = z.strictObject({
  ...page,
  request: z.array(field),
  values: z.record(z.string(), z.array(z.string())),
  /** Values that other pages have, by parameter and page. */
  elsewhere: z.record(z.string(), z.record(z.url(), z.array(z.string()))),
});

const retCodeList = z.strictObject({ ...page, codes: z.array(z.int()), tryAgain: z.array(z.int()) });
const retCodes = z.strictObject({ public: retCodeList, uhost: retCodeList });

/** A field of a request or an answer, as UCloud's page has it. */
export type DocumentedField = z.output<typeof field>;

/** Returns the tables of UCloud's pages. */
export const tables = {
  describeImage: describeImage.parse(read("describe-image.json")),
  createUHostInstance: createUHostInstance.parse(read("create-uhost-instance.json")),
  retCodes: retCodes.parse(read("ret-codes.json")),
};

export function namesOf(fields: readonly DocumentedField[]): string[] {
  return fields.map(({ name }) => name);
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, name), "utf8"));
}
