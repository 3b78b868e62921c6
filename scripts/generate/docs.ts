import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { z } from "zod";
import { filterFields } from "../../provider/filter/filter";
import { policyFields } from "../../provider/pin/arguments";

/**
 * Returns the README with its tables from the descriptions and the last benchmark. A test fails when they are out of
 * date.
 */
export async function generateReadme(text: string): Promise<string> {
  const tables = { bench: measured(), filter: tableOf(filterFields), policies: tableOf(policyFields) };
  const fresh = Object.entries(tables).reduce(
    (page, [name, table]) =>
      page.replace(
        new RegExp(`(<!-- ${name}: [^>]*-->\n)[^]*?(<!-- /${name} -->)`),
        (_, start, end) => `${start}\n${table}\n\n${end}`,
      ),
    text,
  );
  return format(fresh, { parser: "markdown", printWidth: 120 });
}

export const readmeFile = join(__dirname, "..", "..", "README.md");

/** The results of the last `npm run bench`, with its date and machine. */
function measured(): string {
  const results = readFileSync(join(__dirname, "..", "..", "bench", "results", "results.md"), "utf8");
  return results
    .replace(/^# .*\n+/, "")
    .replace("](results.svg)", "](bench/results/results.svg)")
    .trim();
}

function tableOf(fields: z.ZodRawShape): string {
  const { properties = {} } = z.toJSONSchema(z.object(fields), { io: "input", unrepresentable: "any" });
  const rows = Object.entries(properties).map(([field, schema]) => {
    const { description = "", default: byDefault } = schema as z.core.JSONSchema.BaseSchema;
    const written = byDefault === undefined ? "" : ` Default: \`${JSON.stringify(byDefault)}\`.`;
    return `| \`${field}\` | ${`${description}${written}`.replaceAll("|", "\\|")} |`;
  });
  return ["| Argument | Meaning |", "| --- | --- |", ...rows].join("\n");
}

async function main(): Promise<void> {
  const fresh = `${readmeFile}.new`;
  writeFileSync(fresh, await generateReadme(readFileSync(readmeFile, "utf8")));
  renameSync(fresh, readmeFile);
}

if (require.main === module) {
  void main();
}
