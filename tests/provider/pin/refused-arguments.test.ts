import { expect } from "chai";
import { checkPin, readPin, warningsOf } from "../../../provider/pin";
import { startSimulator, type Simulator } from "../../../simulator";
import { accountAt } from "../account-at";

const place = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" };
/** Version 0.1 took any few capital letters for a machine type. */
const unknown = { ...place, host: { machineType: "OLITE" } };

describe("a recorded pin whose arguments this version refuses", () => {
  let simulator: Simulator;
  before(async () => (simulator = await startSimulator()));
  after(() => simulator.close());

  async function recorded(): Promise<Record<string, unknown>> {
    const { inputs } = await checkPin(accountAt(simulator), {}, place);
    return { ...inputs, ...unknown };
  }

  it("stays after an upgrade, with a warning, and asks for nothing", async () => {
    const olds = await recorded();
    const before = simulator.requestCount();
    const answer = await checkPin(accountAt(simulator), olds, unknown);
    expect(answer.problems).to.deep.equal([]);
    expect(answer.inputs).to.deep.equal(olds);
    expect(answer.warnings.join()).to.include("unknown machine type").and.include("The pin stays as it is");
    expect(await warningsOf(accountAt(simulator), unknown, olds)).to.deep.equal(answer.warnings);
    const read = await readPin(accountAt(simulator), String(olds["imageId"]), olds);
    expect(read).to.deep.equal({ properties: olds, warnings: answer.warnings });
    expect(simulator.requestCount()).to.equal(before);
  });

  it("is refused by an edit, and so is a new pin", async () => {
    const olds = await recorded();
    for (const [recordedInputs, edit] of [
      [olds, { features: ["CloudInit"] }],
      [olds, { host: { machineType: "OLITE", cpu: 4 } }],
      [olds, { imageId: "uimage-other" }],
      [{}, {}],
    ] as const) {
      const { problems } = await checkPin(accountAt(simulator), recordedInputs, { ...unknown, ...edit });
      expect(problems.map(({ field }) => field)).to.deep.equal(["host.machineType"]);
    }
    const corrected = { ...place, host: { machineType: "N" } };
    expect((await checkPin(accountAt(simulator), olds, corrected)).problems).to.deep.equal([]);
  });
});
