/** Running Trivy. Everything here is loaded when a scan begins. */
export type { ScanErrorKind } from './errors.ts';
export { ScanError } from './errors.ts';
export { SCANNERS, type ScannerName } from './flags.ts';
export { type ImageScanOptions, type LayoutScanOptions, scanLayout } from './layout.ts';
export { type DatabaseFolder, Trivy, type TrivyOptions } from './trivy.ts';
