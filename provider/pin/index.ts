/**
 * The life of a pin, free of any host: the dynamic provider and the plugin both serve these and add nothing of their
 * own. Create and update record what check resolved and how the pin stands then; delete has nothing to undo.
 */
export { checkPin, warningsOf, type CheckedPin } from "./check";
export { MoveMemory } from "./move-memory";
export { diffPin, type ChangedProperty } from "./diff";
export { outputsOf, readPin } from "./read";
