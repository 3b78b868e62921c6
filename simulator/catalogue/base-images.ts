import systems from "../data/operating-systems.json";
import type { Image } from "../images/image";
import { buildImage, type Build, type Recipe } from "./build";

/** Returns UCloud's standard images of one zone: several builds of every operating system. */
export function baseImages(seed: number | string, zone: string): Image[] {
  const recipes = systems.images.map(recipeOf);
  return [
    ...recipes.flatMap((recipe) => buildsOf(recipe, zone).map((build) => buildImage(seed, build))),
    ...withoutCreateTime(seed, zone, recipes),
  ];
}

type System = (typeof systems.images)[number];

function recipeOf(system: System): Recipe {
  const aarch = system.features?.includes("Aarch64_Type") ?? false;
  const forGpu = !aarch && /Ubuntu 2|CentOS 7|Windows 20(16|19|22)/.test(system.name);
  return {
    name: system.name,
    osType: system.osType,
    eol: system.eol,
    sizeGb: system.sizeGb,
    features: [...(system.features ?? []), ...(forGpu ? ["GPU"] : [])],
    fields: {
      ...(system.minimalCpu === undefined ? {} : { MinimalCPU: system.minimalCpu }),
      ...(FEATURED.includes(system.name) ? { SceneCategories: ["Featured"] } : {}),
    },
  };
}

const FEATURED = [
  "Ubuntu 22.04 64位",
  "Ubuntu 24.04 64位",
  "Debian 12.5 64位",
  "Rocky 9.5 64位",
  "CentOS 7.9 64位",
  "Windows 2022 64位 中文版",
];

/** The newest build of some systems can't be used yet. A lookup by age alone would choose it. */
function buildsOf(recipe: Recipe, zone: string): Build[] {
  const builds: Build[] = [0, 1, 2].map((age) => ({ recipe, zone, age }));
  if (recipe.name === "Ubuntu 22.04 64位") return [...builds, { recipe, zone, age: 3 }];
  if (recipe.name === "Debian 12.5 64位") return [...builds, { recipe, zone, age: -0.3, state: "Making" }];
  if (recipe.name === "Ubuntu 24.04 64位") return [...builds, { recipe, zone, age: -0.3, state: "Unavailable" }];
  return /CentOS 6|2012|16\.04/.test(recipe.name)
    ? [...builds, { recipe, zone, age: 3, state: "Unavailable" }]
    : builds;
}

/** CreateTime is documented as optional. */
function withoutCreateTime(seed: number | string, zone: string, recipes: readonly Recipe[]): Image[] {
  return recipes
    .filter(({ name }) => name === "CentOS 7.2 64位" || name === "Rocky 8.5 64位")
    .map((recipe) => {
      const { CreateTime: _, ...image } = buildImage(seed, { recipe, zone, age: 4 });
      return image;
    });
}
