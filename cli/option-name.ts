/** The option for a field of a filter: `--max-size-gb` for `maxSizeGb`, `--host-boot-disk-type` for `host.bootDisk.type`. */
export function optionName(field: string): string {
  return `--${field
    .replaceAll(/\[\d+\]/g, "")
    .replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replaceAll(".", "-")}`;
}
