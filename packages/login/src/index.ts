/** Registry logins from the inputs of an action, the client that uses them, and what its failures mean. */
export { type Advice, adviseOn, isRegistryFailure } from './advice.ts';
export { type ClientSettings, openClient } from './client.ts';
export { describeFailure, type Failure, withFix } from './failure.ts';
export { registryInputs } from './inputs.ts';
export { type LoginInputs, type RegistryLogin, readLogins } from './logins.ts';
