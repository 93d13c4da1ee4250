/** The scanner cannot be had, or is not what it should be. The gate's outcome is then `scan-error`. */
export class ScannerError extends Error {
  override readonly name = 'ScannerError';
}
