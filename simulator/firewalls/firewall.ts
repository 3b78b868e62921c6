/** A firewall as DescribeFirewall shows it. https://docs.ucloud.cn/api/unet-api/describe_firewall */
export interface Firewall {
  readonly FWId: string;
  readonly GroupId: string;
  readonly Name: string;
  readonly Tag: string;
  readonly Remark: string;
  readonly Type: FirewallType;
  /** Unix seconds. */
  readonly CreateTime: number;
  readonly Rule: readonly FirewallRule[];
}

/** The two firewalls of every project in every region. The simulator has no "user defined" ones. */
export type FirewallType = "recommend web" | "recommend non web";

/** What a firewall lets through. */
export interface FirewallRule {
  readonly SrcIP: string;
  readonly Priority: string;
  readonly ProtocolType: string;
  readonly DstPort: string;
  readonly RuleAction: string;
  readonly Remark: string;
}
