/** OCI layouts made without a builder. */
export type { LayoutDescriptor } from './files.ts';
export { type SampleLayers, type SamplePlatforms, writeSampleLayout } from './sample-layout.ts';
export { tarOf } from './tar.ts';
