import type { Image } from "../images/image";
import { buildImage, type Recipe } from "./build";

/** Returns UCloud's images for GPU hosts and for AI, of one zone. */
export function gpuImages(seed: number | string, zone: string): Image[] {
  return recipes.flatMap((recipe) => [0, 1].map((age) => buildImage(seed, { recipe, zone, age })));
}

const CARDS = ["T4", "V100S", "2080Ti", "3090", "4090", "A100", "A800"];

const recipes: readonly Recipe[] = [
  driverImage("Ubuntu 20.04 64位", "2025/05/31", "NVIDIA 470.82 CUDA 11.4", ["K80", "P40", "V100", "T4"]),
  driverImage("Ubuntu 22.04 64位", "2027/04/30", "NVIDIA 535.161 CUDA 12.2", CARDS),
  driverImage("Ubuntu 22.04 64位", "2027/04/30", "NVIDIA 550.90 CUDA 12.4", [...CARDS, "H20", "4090_48G"]),
  driverImage("CentOS 7.9 64位", "2024/06/30", "NVIDIA 535.161 CUDA 12.2", CARDS),
  vgpuImage("Windows 2019 64位 中文版", "2029/01/09", "NVIDIA GRID 16.4", "Vgpu_NVIDIA", ["T4/4"]),
  vgpuImage("Windows 2019 64位 中文版", "2029/01/09", "AMD MxGPU", "Vgpu_AMD", ["MI100"]),
  aiImage("Stable Diffusion WebUI 1.9", ["AIPainting", "Featured"], 60, ["3090", "4090"]),
  aiImage("ComfyUI 0.3", ["AIPainting"], 60, ["3090", "4090"]),
  aiImage("DeepSeek-R1-Distill-Qwen-14B", ["AIModels", "Featured"], 100, ["4090", "A100", "A800"]),
  aiImage("Qwen2.5-72B-Instruct", ["AIModels"], 200, ["A100", "A800"]),
  aiImage("GROMACS 2024", ["HPC"], 40, []),
  aiImage("OpenFOAM 11", ["HPC", "PreInstalledDrivers"], 40, []),
];

function driverImage(osName: string, eol: string, software: string, cards: readonly string[]): Recipe {
  return gpuRecipe(`${osName} ${software}`, osName, eol, 40, {
    Features: ["GPU", "NetEnhnced", "HotPlug", "CloudInit", "RssdAttachable"],
    SupportedGPUTypes: cards,
    SceneCategories: ["PreInstalledDrivers"],
    PrimarySoftware: software,
  });
}

function vgpuImage(osName: string, eol: string, software: string, feature: string, cards: readonly string[]): Recipe {
  return gpuRecipe(`${osName} ${software}`, osName, eol, 60, {
    OsType: "Windows",
    Features: ["GPU", feature, "NetEnhnced"],
    SupportedGPUTypes: cards,
    PrimarySoftware: software,
  });
}

function aiImage(software: string, scenes: readonly string[], sizeGb: number, cards: readonly string[]): Recipe {
  return gpuRecipe(software, "Ubuntu 22.04 64位", "", sizeGb, {
    FuncType: "app",
    Features: ["GPU", "NetEnhnced", "NetEnhanced_Ultra", "CloudInit", "RssdAttachable", "IPv6"],
    SupportedGPUTypes: cards,
    SceneCategories: scenes,
    PrimarySoftware: software,
  });
}

function gpuRecipe(name: string, osName: string, eol: string, sizeGb: number, fields: Partial<Image>): Recipe {
  return { name, osName, osType: "Linux", eol, sizeGb, fields: { FuncType: "gpu", ...fields } };
}
