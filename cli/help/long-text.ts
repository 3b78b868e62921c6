import { optionName } from "../option-name";

/** Returns a field's description for --help-all, with the names of other fields replaced by their options. */
export function longText(field: string, description: string): string {
  return (places[field] ?? description).replaceAll(/`([^`]*)`/g, (_, quoted: string) =>
    /^[a-z]+(?:[A-Z][a-z]+)*$/.test(quoted) && others.has(quoted) ? optionName(quoted) : quoted,
  );
}

/** The descriptions of places. They differ from the fields' own, since a command has no stack configuration. */
const places: Readonly<Record<string, string>> = {
  region:
    "Region whose images are searched, such as cn-bj2. Default: UCLOUD_REGION, then the UCloud profile; without any, the command fails. DescribeImage: Region.",
  zone: "Zone whose images are searched, such as cn-bj2-05. Ids are valid in one zone only. Default: UCLOUD_ZONE, then the UCloud profile; without any, all zones of the region are searched. DescribeImage: Zone.",
  projectId:
    "Project to search; sub-accounts must name one. Default: UCLOUD_PROJECT_ID, then the UCloud profile; without any, the account's default project. DescribeImage: ProjectId.",
};

/** Fields that are named in the descriptions of other fields. */
const others = new Set(["vendors", "imageIds", "scenes", "gpuType", "primarySoftware", "imageName", "features"]);
