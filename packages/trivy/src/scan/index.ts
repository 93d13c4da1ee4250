/** Running Trivy on everything that it can look at. */
export { scanArchive } from './archive.ts';
export { convertSbom, SBOM_FORMATS, type SbomFormat } from './convert.ts';
export { type EngineOptions, scanEngineImage } from './engine.ts';
export { ScanError, type ScanErrorKind } from './errors.ts';
export { SCANNERS, type ScannerName } from './flags.ts';
export { scanConfiguration, scanFolder, scanSbom } from './folder.ts';
export { type ImageScan, scanImage } from './image.ts';
export type { Launch } from './launch.ts';
export { type ImageScanOptions, type LayoutScanOptions, scanLayout } from './layout.ts';
export { openSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';
export { type DatabaseFolder, Trivy, type TrivyOptions } from './trivy.ts';
