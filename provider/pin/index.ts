/**
 * The life of a pin, free of any host: the dynamic provider and the plugin both serve these and add nothing of their
 * own. Creating, updating and deleting have no function here, since a pin is made of what check resolved and nothing
 * else: create and update record the checked inputs, and delete has nothing to undo.
 */
export { checkPin, warningsOf, type CheckedPin } from "./check";
export { diffPin, type ChangedProperty, type PinDiff } from "./diff";
export { readPin, type ReadPin } from "./read";
export { recordOf } from "./record";
