/**
 * An embedded UCloud API on loopback, to test a stack without an account:
 *
 *     const simulator = await startSimulator();
 *     Object.assign(process.env, simulator.environment);
 *     const image = simulator.publish({ Zone: "cn-bj2-05", ImageName: "Ubuntu 22.04 64位" });
 *     simulator.fault({ action: "DescribeImage", times: 2, effect: { kind: "retCode", retCode: 153 } });
 *     ...
 *     simulator.requestCount("DescribeImage");
 *     simulator.retire(image.ImageId);
 *     await simulator.close();
 *
 * @module pulumi-ucloud-image/simulator
 */
export { DEFAULT_PROJECT, defaultAccounts, type Account } from "./access/account";
export type { ArrangingEffect } from "./faults/arranging";
export type { DeliveryEffect } from "./faults/delivery";
export type { Effect, Fault } from "./faults/fault";
export type { InsteadEffect } from "./faults/instead";
export type { ListingEffect } from "./faults/listing";
export { makeCatalogue } from "./catalogue";
export { largeCatalogue } from "./catalogue/large-catalogue";
export type { PassingStates } from "./hosts/course";
export type { BootDiskState, Host, HostAddress, HostDisk, HostState } from "./hosts/host";
export { brokenFitRules, fitRules, type FitRule } from "./hosts/host-fit";
export type { HostShape } from "./hosts/host-shape";
export type { MachineKind } from "./hosts/machine-types";
export type { Image, ImagePrice, ImageState } from "./images/image";
export type { RecordedRequest } from "./request/recorder";
export type { Connections } from "./server";
export type { Simulator, SimulatorOptions } from "./simulator";
export { startSimulator } from "./start-simulator";
