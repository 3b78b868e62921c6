import { expect } from "chai";
import * as z from "zod";
import { blocksFor } from "./blocks";

const configuration = z.object({
  customManagers: z.tuple([z.object({ fileMatch: z.array(z.string()), matchStrings: z.tuple([z.string()]) })]),
});

describe("docs/renovate.md", () => {
  it("has a configuration that finds the version and the id in the guide's program", () => {
    const [json] = blocksFor("renovate");
    const program = blocksFor("compiled").find(({ page }) => page === "docs/renovate.md")?.text ?? "";
    const [{ matchStrings, fileMatch }] = configuration.parse(JSON.parse(json?.text ?? "")).customManagers;
    expect("index.ts").to.match(new RegExp(fileMatch[0] ?? "", "u"));
    const found = new RegExp(matchStrings[0], "u").exec(program);
    expect({ ...found?.groups }).to.deep.equal({
      depName: "ubuntu-22.04",
      currentValue: "2026.105.7",
      currentDigest: "uimage-z1de12b3e1oa",
    });
  });
});
