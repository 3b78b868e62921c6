import { status } from "@grpc/grpc-js";
import { expect } from "chai";
import type { Catalogue } from "../../provider/catalogue";
import type { LookupContext } from "../../provider/context";
import { createPinnedImageProvider } from "../../provider/dynamic";
import { NoImageError } from "../../provider/explanation/selection-errors";
import { getImage } from "../../provider/lookup";
import { checkPin, warningsOf } from "../../provider/pin";
import { statusOf } from "../../provider/plugin/grpc-status";
import { ListingError } from "../../provider/ucloud/errors/error-classes";
import { failureOf } from "../failure";
import { stageOfEachTest } from "../simulator/stage";
import { accountAt } from "./account-at";

const ubuntu = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" };
const nowhere = { ...ubuntu, os: "Ubuntu 22.10" };
const defect = new TypeError("Cannot read properties of undefined (reading 'map')");

describe("a defect", () => {
  const stage = stageOfEachTest();

  /** An account one of whose catalogue's methods throws. */
  function broken(method: "list" | "firstPage", error: unknown): LookupContext {
    const account = accountAt(stage.simulator);
    const throwing = Object.assign(Object.create(account.catalogue()) as Catalogue, {
      [method]: () => Promise.reject(error),
    });
    return { ...account, catalogue: () => throwing };
  }

  it("in the look at a recorded pin is thrown on, and no outage", async () => {
    const { inputs } = await checkPin(accountAt(stage.simulator), {}, ubuntu);
    const account = broken("list", defect);
    expect(await failureOf(checkPin(account, inputs, ubuntu), TypeError)).to.equal(defect);
    expect(await failureOf(warningsOf(account, ubuntu, inputs), TypeError)).to.equal(defect);
  });

  it("is told from an outage, which keeps the pin", async () => {
    const { inputs } = await checkPin(accountAt(stage.simulator), {}, ubuntu);
    const kept = await checkPin(broken("list", new ListingError("odd")), inputs, ubuntu);
    expect(kept.inputs["imageId"]).to.equal(inputs["imageId"]);
    expect(kept.warnings.join()).to.include("Could not look");
  });

  it("in the search for hints is thrown on, where an outage leaves the hints out", async () => {
    expect(await failureOf(getImage(broken("firstPage", defect), nowhere), TypeError)).to.equal(defect);
    await failureOf(getImage(broken("firstPage", new ListingError("odd")), nowhere), NoImageError);
  });

  it("leaves the dynamic provider with its stack, and the plugin with its stack and a request to report it", async () => {
    const provider = createPinnedImageProvider();
    const args = Object.defineProperty({}, "os", {
      enumerable: true,
      get: () => {
        throw defect;
      },
    });
    expect(await failureOf(Promise.resolve(provider.check({}, args)), TypeError)).to.equal(defect);
    const { code, details } = statusOf(defect);
    expect(code).to.equal(status.UNKNOWN);
    expect(details).to.match(/^This is a defect of pulumi-ucloud-image; please report it.\nTypeError: .+\n +at /);
    expect(statusOf(new ListingError("odd")).details).to.equal("odd");
  });

  it("of an image by its id is what keeps it from being read, and not that it is gone", async () => {
    const { ImageId: imageId } = stage.simulator.publish({ Zone: ubuntu.zone });
    stage.simulator.fault({ effect: { kind: "imageFields", fields: { CreateTime: "yesterday" } }, times: "always" });
    const account = accountAt(stage.simulator);
    const error = await failureOf(account.catalogue().find("cn-bj2", undefined, imageId), ListingError);
    expect(error.message).to.include(imageId).and.include("can't be read");
  });
});
