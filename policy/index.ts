/**
 * Rules for a policy pack of Pulumi's, about the images that hosts run on.
 *
 * @module pulumi-ucloud-image/policy
 */
export { imagePolicies, type ImagePolicyOptions, type ImageRule } from "./policies";
