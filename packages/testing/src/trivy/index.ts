/** Real Trivy's surroundings: its databases, where it gets them, and images that it finds something in. */
export type { Advisory, Ecosystem } from './advisories.ts';
export {
  type PublishedDatabase,
  type PublishOptions,
  publishDatabaseArchive,
  publishTrivyDatabase,
  publishTrivyJavaDatabase,
} from './artifact.ts';
export { type Bucket, encodeBolt } from './bolt.ts';
export {
  type DatabaseOptions,
  databaseArchive,
  javaDatabaseArchive,
  writeTrivyDatabase,
  writeTrivyJavaDatabase,
} from './database.ts';
export type { LayerContent } from './image.ts';
export type { JavaArtifact } from './java-database.ts';
export {
  type VulnerableLayout,
  type WrittenLayout,
  writeVulnerableLayout,
} from './layout.ts';
export { alpineFiles, anonymousJar, type Distribution, type Files, type Versions } from './packages.ts';
export type { ProvenanceOptions } from './provenance.ts';
