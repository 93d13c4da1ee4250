/** YAML with bounds. Import it lazily: it brings the yaml package along. */
export { resolveAliases } from './aliases.ts';
export { readYaml, type YamlLimits, type YamlProblem, type YamlStream } from './read.ts';
