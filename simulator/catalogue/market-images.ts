import type { Image } from "../images/image";
import { buildImage, type Recipe } from "./build";

/** Returns the market images of one zone. Vendors and products are invented; their style is that of real ones. */
export function marketImages(seed: number | string, zone: string): Image[] {
  return offers.flatMap((offer) => [0, 1].map((age) => buildImage(seed, { recipe: recipeOf(offer), zone, age })));
}

interface Offer {
  readonly name: string;
  readonly os: string;
  readonly osType?: string;
  readonly vendor: string;
  readonly software: string;
  readonly cny: number;
}

const offers: readonly Offer[] = [
  {
    name: "LAMP 环境 PHP 8.2",
    os: "CentOS 7.9 64位",
    vendor: "示例软件",
    software: "Apache 2.4, MySQL 8.0, PHP 8.2",
    cny: 0,
  },
  {
    name: "LNMP 一键环境",
    os: "Ubuntu 22.04 64位",
    vendor: "示例软件",
    software: "Nginx 1.24, MySQL 8.0, PHP 8.2",
    cny: 0,
  },
  { name: "WordPress 6.5", os: "Ubuntu 22.04 64位", vendor: "Example Cloud", software: "WordPress 6.5", cny: 19 },
  { name: "GitLab CE 17", os: "Ubuntu 22.04 64位", vendor: "Example Cloud", software: "GitLab CE 17.2", cny: 49 },
  // Anybody may publish an image under the name of a standard one, even a newer one.
  { name: "Ubuntu 22.04 64位", os: "Ubuntu 22.04 64位", vendor: "某某科技", software: "", cny: 1 },
  {
    name: "安全加固 Windows 2022",
    os: "Windows 2022 64位 中文版",
    osType: "Windows",
    vendor: "某某科技",
    software: "",
    cny: 99,
  },
];

function recipeOf({ name, os, osType = "Linux", vendor, software, cny }: Offer): Recipe {
  return {
    name,
    osName: os,
    osType,
    eol: "",
    sizeGb: 40,
    fields: {
      ImageType: "Business",
      FuncType: "app",
      Vendor: vendor,
      IntegratedSoftware: software,
      Links: cny === 0 ? "" : "https://market.example.com/",
      PriceSet: [
        { ChargeType: "Month", Price: cny, OriginalPrice: cny * 2 },
        { ChargeType: "Year", Price: cny * 10, OriginalPrice: cny * 24 },
      ],
    },
  };
}
