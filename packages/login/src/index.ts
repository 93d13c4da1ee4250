/** Logins from the inputs of an action, the clients of registries and GitHub that use them, and what failures mean. */
export { type Advice, adviseOn, isRegistryFailure } from './advice.ts';
export { type ClientSettings, openClient } from './client.ts';
export { describeFailure, type Failure, withFix } from './failure.ts';
export { connectGitHub, connectRepository, type GitHubSettings } from './github.ts';
export { registryInputs } from './inputs.ts';
export { type LoginInputs, type RegistryLogin, readLogins } from './logins.ts';
