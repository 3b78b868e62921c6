/**
 * Returns, in English, what UCloud's documents say about a temporary RetCode. Of others it says that the simulator
 * planned it. https://docs.ucloud.cn/api/summary/public and https://docs.ucloud.cn/api/uhost-api/error_code, 2026-08-21
 */
export function meaningOf(retCode: number): string {
  return temporary.get(retCode) ?? "A fault of the simulator";
}

const noInformation = "Failed to get information, please try again later";

const temporary: ReadonlyMap<number, string> = new Map([
  [110, "API response timed out (60 s)"],
  [130, "Fault of the API gateway or the authentication service"],
  [150, "The service is not available at present, please try again later"],
  [153, "The API request was limited"],
  [8025, noInformation],
  [8031, noInformation],
  [8041, noInformation],
  [8826, noInformation],
  [8828, noInformation],
  [8829, noInformation],
  [8857, "Timed out getting information, please try again later"],
  [8874, "Failed to get the image, please try again later"],
  [8889, "Failed to get the list of images, please try again later"],
]);
