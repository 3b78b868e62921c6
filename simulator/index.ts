export { DEFAULT_PROJECT, defaultAccounts, type Account } from "./access/account.js";
export { makeCatalogue } from "./catalogue/index.js";
export { largeCatalogue } from "./catalogue/large-catalogue.js";
export type { Host, HostAddress, HostDisk, HostState } from "./hosts/host.js";
export { brokenFitRule, fitRules, type FitRule } from "./hosts/host-fit.js";
export type { HostShape } from "./hosts/host-shape.js";
export type { Image, ImagePrice, ImageState } from "./images/image.js";
export type { RecordedRequest } from "./request/recorder.js";
export { startSimulator, type Simulator, type SimulatorOptions } from "./simulator.js";
