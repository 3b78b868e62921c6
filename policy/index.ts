/**
 * Rules about the images of hosts, for a Pulumi policy pack.
 *
 * @module pulumi-ucloud-image/policy
 */
export { imagePolicies, type ImagePolicyOptions, type ImageRule } from "./policies";
