/** What a firewall can be bound to. The simulator has only hosts. https://docs.ucloud.cn/api/unet-api/grant_firewall */
export const resourceTypes = [
  "unatgw",
  "uhost",
  "upm",
  "hadoophost",
  "fortresshost",
  "udhost",
  "udockhost",
  "dbaudit",
  "uni",
  "cube",
  "ulb",
] as const;
