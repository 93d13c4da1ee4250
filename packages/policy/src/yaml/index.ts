/** YAML with bounds. Import it lazily: it brings the yaml package along. */
export { readYaml, type YamlLimits, type YamlProblem, type YamlStream } from './read.ts';
