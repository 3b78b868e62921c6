import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { expect } from "chai";
import fc from "fast-check";
import { asSarif } from "../../../cli/check/sarif";
import { noDrift } from "../../../provider/pin/drift";
import type { CheckReport } from "../../../stacks/check-stacks";
import type { PinReport } from "../../../stacks/pin-report";
import { hostileText } from "../../fuzz/hostile-text";
import { stageOfEachTest } from "../../simulator/stage";
import { ucloudImage } from "../executable";
import { exportedStack, recordedPin } from "../exported-stack";

// The schema has a pattern that is none under the flag u.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(schema);

/** By the schema of SARIF 2.1.0, in the last edition before the standard, which did not change it. */
describe("ucloud-image check --format sarif", () => {
  const stage = stageOfEachTest();

  it("is SARIF whatever became of the pins", async () => {
    const place = { region: "cn-bj2", zone: "cn-bj2-05" };
    const [current, superseded, retired, gone] = await Promise.all(
      ["Debian 11", "Ubuntu 22.04", "Debian 12", "Rocky 9"].map((os) => recordedPin(stage.simulator, { ...place, os })),
    );
    const old = await recordedPin(stage.simulator, { ...place, os: "CentOS 7.9", allowEndOfLife: true });
    stage.simulator.publish({ Zone: place.zone, ImageName: "Ubuntu 22.04 64位" });
    stage.simulator.retire(String(retired?.["imageId"]));
    stage.simulator.remove(String(gone?.["imageId"]));
    const pins = { current, superseded, old: { ...old, allowEndOfLife: false }, retired, gone, unknown: { image: {} } };
    const defined = Object.entries(pins).map(([name, pin]) => [name, pin ?? {}] as const);
    stage.write("prod stack #1.json", exportedStack("prod", Object.fromEntries(defined)));
    const { exitCode, stdout } = await check("prod stack #1.json", "missing.json");
    expect(exitCode).to.equal(1);
    expectSarif(stdout);
    const [run] = (JSON.parse(stdout) as Sarif).runs;
    expect(run?.results.map(({ ruleId }) => ruleId)).to.deep.equal(["superseded", "endOfLife", "unavailable", "gone"]);
    expect(run?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).to.equal("Pulumi.yaml");
    expect(run?.invocations[0]?.toolExecutionNotifications).to.have.length(2);
  });

  it("is SARIF when there are no pins", async () => {
    stage.write("empty.json", exportedStack("empty", {}));
    const { exitCode, stdout } = await check("empty.json");
    expect(exitCode).to.equal(0);
    expectSarif(stdout);
  });

  it("is SARIF whatever the names are", () => {
    fc.assert(fc.property(hostileReport, (report) => expectSarif(asSarif(report))));
  });

  it("points to the line of the program where the state knows it, and never to an export", () => {
    const locationOf = (report: PinReport) =>
      (JSON.parse(asSarif(reportWith([report]))) as Sarif).runs[0]?.results[0]?.locations[0]?.physicalLocation;
    expect(locationOf({ ...pin, position: { file: "src/my hosts.ts", line: 12 } })).to.deep.equal({
      artifactLocation: { uri: "src/my%20hosts.ts" },
      region: { startLine: 12 },
    });
    expect(locationOf(pin)).to.have.nested.property("artifactLocation.uri", "Pulumi.yaml");
  });

  const check = (...files: string[]) =>
    ucloudImage(["check", ...files, "--format", "sarif"], {
      environment: stage.simulator.environment,
      folder: stage.folder,
    });
});

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { uri: string } } }[];
    }[];
    readonly invocations: readonly { readonly toolExecutionNotifications: readonly unknown[] }[];
  }[];
}

function expectSarif(text: string): void {
  isSarif(JSON.parse(text));
  expect(ajv.errorsText(isSarif.errors)).to.equal("No errors");
}

const pin: PinReport = {
  ...{ stack: "prod", project: "shop", name: "web", urn: "urn:pulumi:prod::shop::x::web", source: "prod.json" },
  ...{ status: "gone", imageId: "uimage-a", imageName: "Ubuntu", text: "does not exist any more" },
  notices: [],
  drift: noDrift,
};

const hostileReport = fc
  .record({
    pins: fc.array(
      fc.record({
        ...{ stack: hostileText, project: hostileText, name: hostileText, urn: hostileText, source: hostileText },
        status: fc.constantFrom<PinReport["status"]>(
          ...(["current", "superseded", "endOfLife", "unavailable", "gone", "unknown"] as const),
        ),
        ...{ imageId: hostileText, imageName: hostileText, text: hostileText },
      }),
    ),
    unreadable: fc.array(fc.record({ source: hostileText, problem: hostileText })),
  })
  .map(({ pins, unreadable }) =>
    reportWith(
      pins.map((hostile) => ({ ...pin, ...hostile })),
      unreadable,
    ),
  );

function reportWith(pins: readonly PinReport[], unreadable: CheckReport["unreadable"] = []): CheckReport {
  const none = { current: 0, superseded: 0, endOfLife: 0, unavailable: 0, gone: 0, unknown: 0 };
  const noHosts = { hosts: 0, hostsBehind: 0, hostsOnBadImages: 0, hostsNotFollowing: 0, hostsUnknown: 0 };
  return { pins, hosts: [], stacks: [], unreadable, summary: { ...none, ...noHosts, pins: pins.length, stacks: 1 } };
}
