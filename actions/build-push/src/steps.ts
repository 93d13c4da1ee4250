/** The steps that come after the inputs were found right, apart from `main` so that a mistake in an input is cheap. */
export { saveLogins } from './build/login.ts';
export { buildImage } from './build-image.ts';
export { chooseEngine } from './engine-choice.ts';
export { prepareGate } from './gate.ts';
export { pushImage } from './push/push-image.ts';
export { checkAccess, openRegistries } from './push/registries.ts';
export { verifyImage } from './verify-image.ts';
