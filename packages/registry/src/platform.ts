/** The `platform` of a descriptor (OCI image-spec, "Image Index Property Descriptions"). */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  /** Version of Windows, for example `10.0.20348.2527`. */
  readonly osVersion?: string;
}

/**
 * `os/architecture[/variant]`, as Docker's `--platform` takes it. The version of Windows is left out: use it
 * only to tell two entries of the same platform apart.
 */
export function formatPlatform(platform: Platform): string {
  const variant = platform.variant === undefined || platform.variant === '' ? '' : `/${platform.variant}`;
  return `${platform.os}/${platform.architecture}${variant}`;
}
