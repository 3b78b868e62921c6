export { DEFAULT_PROJECT, defaultAccounts, type Account } from "./account.js";
export { makeCatalogue } from "./catalogue/index.js";
export { largeCatalogue } from "./catalogue/large-catalogue.js";
export type { Host, HostAddress, HostDisk, HostState } from "./host.js";
export { brokenFitRule, fitRules, type FitRule } from "./host-fit.js";
export type { HostShape } from "./host-shape.js";
export type { Image, ImagePrice, ImageState } from "./image.js";
export type { RecordedRequest } from "./recorder.js";
export { startSimulator, type Simulator, type SimulatorOptions } from "./simulator.js";
