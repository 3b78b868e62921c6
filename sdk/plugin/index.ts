/**
 * The same functions and the same pin as of `pulumi-ucloud-image`, over Pulumi's provider plugin: with provider instances
 * for several accounts, with import, and with faster previews.
 *
 * @module pulumi-ucloud-image/plugin
 */
export * from "./functions";
export * from "./resources";
export type { Inputs } from "../inputs";
export type * from "../types";
