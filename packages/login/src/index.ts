/** Registry logins from the inputs of an action, and the client that uses them. */
export { type Advice, adviseOn, isRegistryFailure } from './advice.ts';
export { type ClientSettings, openClient } from './client.ts';
export { registryInputs } from './inputs.ts';
export { type LoginInputs, type RegistryLogin, readLogins } from './logins.ts';
