import { textAt } from '@container-kit/core';
import { formatPlatform } from '@container-kit/registry';

/** `linux/arm64/v8` of an image configuration (OCI image spec, config.md); undefined when it does not say. */
export function platformOfConfig(config: unknown): string | undefined {
  const os = textAt(config, 'os');
  const architecture = textAt(config, 'architecture');
  const variant = textAt(config, 'variant');
  if (!os || !architecture) return undefined;
  return formatPlatform({ os, architecture, ...(variant ? { variant } : {}) });
}
