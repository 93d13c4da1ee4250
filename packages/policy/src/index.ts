/** `.github/container-kit.yml`, and what its reader and its users have in common. */
export { type Position, SourceText } from './source-text.ts';
