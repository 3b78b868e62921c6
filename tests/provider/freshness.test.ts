import { expect } from "chai";
import { Catalogue, SharedListings } from "../../provider/catalogue";
import { asIfWaited, forLookup, type LookupContext } from "../../provider/context";
import { NoImageError } from "../../provider/explanation/selection-errors";
import { getImage, getImages } from "../../provider/lookup";
import { checkPin } from "../../provider/pin";
import { createClient, type Client } from "../../provider/ucloud/call/client";
import { UCloudApiError } from "../../provider/ucloud/errors/error-classes";
import { failureOf } from "../failure";
import { stageOfEachTest } from "../simulator/stage";
import { accountAt } from "./account-at";
import { withoutWaiting } from "./ucloud/server";

const place = { region: "cn-bj2", zone: "cn-bj2-05" };
const ubuntu = { ...place, os: "Ubuntu 22.04" };
const own = { ...place, imageType: "Custom", imageName: "freshly-made" };

describe("how fresh a listing is", () => {
  const stage = stageOfEachTest();
  let nowMs = 0;
  let account: LookupContext;
  let onePage: number;
  /** What an answer of UCloud's waits for, on its way to the lookup. */
  let held: Promise<void> | undefined;
  beforeEach(async () => {
    nowMs = 1000;
    const opened = accountAt(stage.simulator);
    const client = createClient(opened.settings, withoutWaiting());
    held = undefined;
    const holding: Client = {
      ...client,
      call: async (...words) => {
        const answer = await client.call(...words);
        await held;
        return answer;
      },
    };
    const shared = new SharedListings(holding, undefined, () => nowMs);
    const catalogue = new Catalogue(shared, { startedAt: nowMs });
    account = { ...opened, catalogue: () => catalogue };
    await getImage(accountAt(stage.simulator), ubuntu);
    onePage = stage.simulator.requests.length;
    stage.simulator.resetRequests();
  });

  /** A lookup that starts now, by the clock of this test. */
  const lookup = (waitedUntil?: number): LookupContext => {
    const times = { startedAt: nowMs, waitedUntil };
    return { ...account, catalogue: () => account.catalogue().forLookup(times) };
  };
  const listings = () => stage.simulator.requests.length / onePage;
  const publish = () => stage.simulator.publish({ Zone: place.zone, ImageName: "Ubuntu 22.04 64位" }).ImageId;

  it("is shared by lookups for 5 s, and not longer", async () => {
    const first = await getImage(lookup(), ubuntu);
    const newer = publish();
    nowMs += 5000;
    expect((await getImage(lookup(), ubuntu)).imageId).to.equal(first.imageId);
    expect(listings()).to.equal(1);
    nowMs += 1;
    expect((await getImage(lookup(), ubuntu)).imageId).to.equal(newer);
    expect(listings()).to.equal(2);
  });

  it("is that of a lookup for as long as the lookup takes", async () => {
    const slow = lookup();
    await getImage(slow, ubuntu);
    nowMs += 60_000;
    await getImage(slow, ubuntu);
    expect(listings()).to.equal(1);
  });

  it("is never older than what the lookup waits for, and shared by all that wait for the same", async () => {
    await getImage(lookup(), ubuntu);
    nowMs += 10;
    const newer = publish();
    const madeAt = (nowMs += 10);
    nowMs += 10;
    const found = await Promise.all([1, 2, 3].map(() => getImage(lookup(madeAt), ubuntu)));
    expect(found.map(({ imageId }) => imageId)).to.deep.equal([newer, newer, newer]);
    nowMs += 10;
    await getImage(lookup(madeAt), ubuntu);
    expect(listings()).to.equal(2);
  });

  it("is asked for once more before a lookup says that nothing matches, and once for all that miss together", async () => {
    await getImages(lookup(), own);
    const before = stage.simulator.requests.length;
    nowMs += 10;
    const made = stage.simulator.publish({ ...ownFields });
    const found = await Promise.all([1, 2, 3].map(() => getImages(lookup(), own)));
    expect(found.map(({ imageIds }) => imageIds)).to.deep.equal([[made.ImageId], [made.ImageId], [made.ImageId]]);
    expect(stage.simulator.requests.length).to.equal(2 * before);
  });

  it("that was begun after the lookup is believed: nothing is asked twice", async () => {
    await failureOf(getImage(lookup(), { ...ubuntu, os: "Ubuntu 22.10" }), NoImageError);
    const hints = 1;
    expect(stage.simulator.requests.length).to.equal(onePage + hints);
    stage.simulator.resetRequests();
    nowMs += 6000;
    await Promise.all([1, 2, 3].map(() => getImages(lookup(), own)));
    expect(stage.simulator.requests.filter(({ parameters }) => parameters["ImageType"] === "Custom")).to.have.lengthOf(
      1,
    );
  });

  it("is asked for once more before a pinned image is said to be gone", async () => {
    const { inputs } = await checkPin(lookup(), {}, ubuntu);
    const imageId = String(inputs["imageId"]);
    stage.simulator.remove(imageId);
    nowMs += 6000;
    const other = await checkPin(lookup(), {}, { ...ubuntu, os: "Debian 12" });
    expect(other.problems).to.deep.equal([]);
    stage.simulator.publish({ ImageId: imageId, Zone: place.zone, ImageName: "Ubuntu 22.04 64位" });
    nowMs += 10;
    const { warnings } = await checkPin(lookup(), inputs, ubuntu);
    expect(warnings.join()).not.to.include("gone");
  });

  it("of custom images is never older than a lookup that may have waited for one, except in a preview", async () => {
    const older = stage.simulator.publish({ ...ownFields }).ImageId;
    await getImage(lookup(), own);
    nowMs += 10;
    const { ImageId: newer } = stage.simulator.publish({ ...ownFields });
    nowMs += 10;
    const inPreview = { ...lookup(), isPreview: true };
    expect((await getImage(asIfWaited(inPreview), own)).imageId).to.equal(older);
    expect((await checkPin(inPreview, {}, own)).inputs["imageId"]).to.equal(older);
    expect((await getImage(asIfWaited(lookup()), own)).imageId).to.equal(newer);
    nowMs += 10;
    const { ImageId: newest } = stage.simulator.publish({ ...ownFields });
    nowMs += 10;
    const checked = await checkPin(lookup(), {}, own);
    expect(checked.inputs["imageId"]).to.equal(newest);
    expect(checked.warnings).to.deep.equal([]);
  });

  it("of UCloud's own images is shared all the same, since no update makes one", async () => {
    await getImage(lookup(), ubuntu);
    nowMs += 10;
    await getImage(asIfWaited(lookup()), ubuntu);
    await checkPin(lookup(), {}, ubuntu);
    expect(listings()).to.equal(1);
  });

  it("is shared by all that come while another is under way and too old for them", async () => {
    stage.simulator.publish({ ...ownFields });
    let release = (): void => undefined;
    held = new Promise((resolve) => (release = resolve));
    const first = getImage(lookup(), own);
    await stage.simulator.nextRequest();
    const others: Promise<unknown>[] = [];
    for (let turn = 0; turn < 20; turn++) {
      nowMs += 1;
      others.push(getImage(asIfWaited(lookup()), own));
      await new Promise((resolve) => setImmediate(resolve));
    }
    release();
    await Promise.all([first, ...others]);
    expect(stage.simulator.requests).to.have.lengthOf(2);
  });

  it("is not asked for again by those who wait for one that fails", async () => {
    stage.simulator.fault({ effect: { kind: "retCode", retCode: 299 }, times: "always" });
    const first = failureOf(getImage(lookup(), own), UCloudApiError);
    await stage.simulator.nextRequest();
    nowMs += 1;
    await failureOf(getImage(asIfWaited(lookup()), own), UCloudApiError);
    await first;
    expect(stage.simulator.requests).to.have.lengthOf(1);
  });

  it("begins with the lookups of one turn, so that they share it even when nothing matches", async () => {
    const fresh = accountAt(stage.simulator);
    await Promise.all([1, 2, 3].map(() => getImages(forLookup(fresh), own)));
    expect(stage.simulator.requests).to.have.lengthOf(1);
  });
});

const ownFields = { Zone: place.zone, ImageType: "Custom", ImageName: own.imageName };
