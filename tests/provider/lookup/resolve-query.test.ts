import { expect } from "chai";
import { openAccount } from "../../../provider/context";
import { filterOf, parseArguments } from "../../../provider/filter/arguments";
import { getImageArguments } from "../../../provider/lookup/get-image";
import { queryOf } from "../../../provider/lookup/resolve-query";

const settings: Record<string, string> = { region: "cn-bj2", zone: "cn-bj2-05", projectId: "org-a" };

describe("a query", () => {
  it("fills its gaps from the settings, and remembers from where", () => {
    const { filter, origins } = query({ os: "Ubuntu" });
    expect(filter).to.include({ region: "cn-bj2", zone: "cn-bj2-05", projectId: "org-a", imageType: "Base" });
    expect(origins).to.deep.include({ os: "argument", zone: 'stack configuration "ucloud-image:zone"' });
  });

  it("takes the arguments before the settings", () => {
    const { filter, origins } = query({ region: "hk", zone: "hk-02" });
    expect(filter).to.include({ region: "hk", zone: "hk-02" });
    expect(origins).to.include({ region: "argument", zone: "argument" });
  });

  it("does not search another region in a configured zone", () => {
    expect(query({ region: "hk" }).filter).not.to.have.property("zone");
    expect(query({ region: "cn-bj2" }).filter).to.have.property("zone", "cn-bj2-05");
  });

  it("of known ids asks for no type and no architecture of its own", () => {
    expect(query({ imageIds: ["uimage-a"] }).filter).not.to.have.any.keys("imageType", "architecture");
  });
});

function query(args: Record<string, unknown>) {
  const account = openAccount(
    (key) => settings[key],
    () => undefined,
  );
  return queryOf(account.settings, filterOf(parseArguments(getImageArguments, args)), args);
}
