import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { changeLockfile } from "../../../provider/lockfile/store";
import { getImage } from "../../../provider/lookup";
import { failureOf } from "../../failure";
import { image } from "../image/sample";
import { lockedAccount, lockedStageOfEachTest } from "./locked-account";

const place = { region: "cn-bj2", zone: "cn-bj2-05", nameRegex: "^[^高]" };
const web = { ...place, os: "Ubuntu 22.04" };
const db = { ...place, os: "Debian 12" };

describe("a lockfile as people have it", () => {
  const stage = lockedStageOfEachTest();
  const { account, lockfile } = stage;

  it("keeps its byte order mark and its line ends", async () => {
    await getImage(account("prefer"), web);
    writeFileSync(lockfile.path, `\uFEFF${lockfile.text().replaceAll("\n", "\r\n")}`);
    await getImage(account("prefer"), db);
    expect(lockfile.text())
      .to.match(/^\uFEFF\{\r\n/)
      .and.to.include("Debian 12");
    expect(lockfile.text().replaceAll("\r\n", "")).to.not.include("\n");
    await getImage(account("frozen"), db);
  });

  it("keeps its mode, and stays a symbolic link", async () => {
    const real = join(dirname(lockfile.path), "shared", "images.json");
    mkdirSync(dirname(real));
    symlinkSync(join("shared", "images.json"), lockfile.path);
    await getImage(account("prefer"), web);
    chmodSync(real, 0o664);
    await getImage(account("prefer"), db);
    expect(lstatSync(lockfile.path).isSymbolicLink()).to.equal(true);
    expect(statSync(real).mode & 0o777).to.equal(0o664);
    expect(readFileSync(real, "utf8")).to.include("Debian 12");
  });

  it("keeps fields that this version does not know, also of an answer that is replaced", async () => {
    await getImage(account("prefer"), web);
    const noted = lockfile.text().replace('"matched":', '"why":"the canary runs it","matched":');
    writeFileSync(lockfile.path, noted.replace('"version": 2,', '"version": 2,\n  "team": "web",'));
    await getImage(account("prefer"), db);
    expect(lockfile.text()).to.include('"why":"the canary runs it"').and.to.include('"team": "web"');
  });

  it("is refused, with what to do, when it is a folder or of a later version", async () => {
    mkdirSync(lockfile.path);
    const folder = await failureOf(getImage(account("prefer"), web), Error);
    expect(folder.message).to.include("is a folder. Move it away");
    const later = { path: `${lockfile.path}.later` };
    writeFileSync(later.path, '{ "version": 9, "entries": [] }');
    const refused = await failureOf(getImage(lockedAccount(stage.simulator, "prefer", later), web), Error);
    expect(refused.message).to.include("format version 9").and.to.include("Update pulumi-ucloud-image");
    expect(stage.simulator.requests).to.have.length(0);
  });

  it("of version 0.1 answers, and is written anew once, with a line that says so", async () => {
    const { imageId } = await getImage(account("off"), web);
    const entry = {
      find: "image",
      query: { ...web, projectId: "org-simulator" },
      matched: 1,
      images: [image({ imageId, imageType: "Base", zone: "cn-bj2-05" })],
    };
    writeFileSync(lockfile.path, JSON.stringify({ version: 1, entries: [entry] }));
    stage.simulator.resetRequests();
    expect((await getImage(account("frozen"), web)).imageId).to.equal(imageId);
    expect(lockfile.text()).to.include('"version":1');
    const warnings: string[] = [];
    const prefer = () => lockedAccount(stage.simulator, "prefer", lockfile, (text) => warnings.push(text));
    expect((await getImage(prefer(), web)).imageId).to.equal(imageId);
    expect((await getImage(prefer(), web)).imageId).to.equal(imageId);
    expect(lockfile.text()).to.include('"version": 2');
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include("was written by version 0.1");
    expect(stage.simulator.requests).to.have.length(0);
  });

  it("is not made by a change that fails", async () => {
    const failing = changeLockfile(
      lockfile.path,
      () => undefined,
      () => {
        throw new Error("no");
      },
    );
    await failureOf(failing, Error);
    expect(existsSync(lockfile.path)).to.equal(false);
  });
});
