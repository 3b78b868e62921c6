import { expect } from "chai";
import { checkImageFit } from "../../../provider/lookup";
import { image } from "../image/sample";

describe("checkImageFit", () => {
  const raised = image({ imageName: "高内核CentOS 7.6 64位" });

  it("says that an image fits, whatever else a lookup's result holds", async () => {
    const found = { ...image(), matched: 3, daysToEol: 12 };
    expect(await checkImageFit({ image: found, host: { machineType: "N" } })).to.deep.equal({
      fits: true,
      brokenRules: [],
    });
  });

  it("names the rules that an image breaks, without keys or network", async () => {
    const answer = await checkImageFit({ image: raised, host: { machineType: "N", userData: true } });
    expect(answer.fits).to.equal(false);
    expect(answer.brokenRules).to.deep.equal([
      { rule: "raisedKernel", reason: "only the O family boots a raised kernel (高内核)" },
      { rule: "cloudInit", reason: "UserData needs CloudInit" },
    ]);
  });
});
