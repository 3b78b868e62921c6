import { optionName } from "../option-name";

/** The description of a field, as --help-all shows it: where it names other fields, it names their options. */
export function longText(field: string, description: string): string {
  return (places[field] ?? description).replaceAll(/`([^`]*)`/g, (_, quoted: string) =>
    /^[a-z]+(?:[A-Z][a-z]+)*$/.test(quoted) && others.has(quoted) ? optionName(quoted) : quoted,
  );
}

/** A command has no stack configuration, so that places come from elsewhere. */
const places: Readonly<Record<string, string>> = {
  region:
    "Region whose images are searched, such as cn-bj2. Default: UCLOUD_REGION, then the UCloud profile; without any, the command fails. DescribeImage: Region.",
  zone: "Zone whose images are searched, such as cn-bj2-05. Ids are valid in one zone only. Default: UCLOUD_ZONE, then the UCloud profile; without any, all zones of the region are searched. DescribeImage: Zone.",
  projectId:
    "Project whose images are seen; sub-accounts must name one. Default: UCLOUD_PROJECT_ID, then the UCloud profile; without any, the account's default project. DescribeImage: ProjectId.",
};

/** Fields that descriptions of other fields name. */
const others = new Set(["vendors", "imageIds", "scenes", "gpuType", "primarySoftware", "imageName", "features"]);
