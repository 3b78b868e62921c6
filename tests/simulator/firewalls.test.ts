import { expect } from "chai";
import { call, record, records } from "./naive-client";
import { HERE, hostStageOfEachTest } from "./host-stage";

describe("simulator: firewalls", () => {
  const stage = hostStageOfEachTest();

  function describeFirewall(parameters: Record<string, string> = {}): Promise<Record<string, unknown>> {
    return call(stage.simulator, { Action: "DescribeFirewall", Region: HERE.Region, ...parameters });
  }

  async function firewallsOf(hostId: string): Promise<unknown[]> {
    const answer = await describeFirewall({ ResourceType: "uhost", ResourceId: hostId });
    return records(answer["DataSet"]).map(({ FWId }) => FWId);
  }

  it("has the two default ones in every project and region", async () => {
    const answer = await describeFirewall();
    expect(answer).to.include({ RetCode: 0, TotalCount: 2 });
    const [web, other] = records(answer["DataSet"]);
    expect([web?.["Type"], other?.["Type"]]).to.deep.equal(["recommend web", "recommend non web"]);
    expect(record(records(web?.["Rule"])[0])).to.include({ DstPort: "22", ProtocolType: "TCP", RuleAction: "ACCEPT" });
    const elsewhere = records((await describeFirewall({ Region: "hk" }))["DataSet"]);
    const second = records((await describeFirewall({ ProjectId: "org-second" }))["DataSet"]);
    const ids = [web, other, ...elsewhere, ...second].map((firewall) => firewall?.["FWId"]);
    expect(new Set(ids).size).to.equal(6);
    expect(records((await describeFirewall({ Limit: "1", Offset: "1" }))["DataSet"])).to.deep.equal([other]);
  });

  it("puts a host behind the recommended web firewall, and behind another on demand", async () => {
    const [web, other] = records((await describeFirewall())["DataSet"]).map(({ FWId }) => String(FWId));
    const id = await stage.created();
    expect(await firewallsOf(id)).to.deep.equal([web]);
    const grant = { Action: "GrantFirewall", Region: HERE.Region, ResourceType: "uhost", ResourceId: id };
    expect(await call(stage.simulator, { ...grant, FWId: other ?? "" })).to.include({ RetCode: 0 });
    expect(await firewallsOf(id)).to.deep.equal([other]);
    expect(records((await describeFirewall())["DataSet"]).map(({ ResourceCount }) => ResourceCount)).to.deep.equal([
      0, 1,
    ]);
    const asked = await stage.created({ SecurityGroupId: other ?? "" });
    expect(await firewallsOf(asked)).to.deep.equal([other]);
    expect(records((await describeFirewall({ FWId: other ?? "" }))["DataSet"])[0]).to.include({ ResourceCount: 2 });
  });

  it("refuses what there is not", async () => {
    const id = await stage.created();
    const [web] = records((await describeFirewall())["DataSet"]).map(({ FWId }) => String(FWId));
    const grant = { Action: "GrantFirewall", Region: HERE.Region, ResourceType: "uhost", ResourceId: id };
    expect(await describeFirewall({ FWId: "firewall-nowhere" })).to.include({ RetCode: 54002 });
    expect(await describeFirewall({ ResourceType: "uhost", ResourceId: "uhost-nowhere" })).to.include({
      RetCode: 54002,
    });
    expect(await describeFirewall({ ResourceType: "uhost", ResourceId: id, Region: "hk" })).to.include({
      RetCode: 54002,
    });
    expect(await describeFirewall({ ResourceId: id })).to.include({ RetCode: 220 });
    expect(await describeFirewall({ ResourceType: "UHost", ResourceId: id })).to.include({ RetCode: 230 });
    expect(await call(stage.simulator, { ...grant, FWId: "firewall-nowhere" })).to.include({ RetCode: 54002 });
    expect(await call(stage.simulator, { ...grant, FWId: web ?? "", ResourceId: "uhost-nowhere" })).to.include({
      RetCode: 230,
    });
    expect(await call(stage.simulator, { ...grant, FWId: web ?? "", ResourceType: "" })).to.include({ RetCode: 220 });
  });
});
