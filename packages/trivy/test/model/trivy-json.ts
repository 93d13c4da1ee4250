/** Trivy's JSON for tests, in the shape that Trivy 0.74.0 writes. */

/** A report with these entries of `Results`. */
export function trivyJson(results: readonly object[], root: object = {}): string {
  return JSON.stringify({
    SchemaVersion: 2,
    Trivy: { Version: '0.74.0' },
    CreatedAt: '2026-11-25T11:55:21.79107131Z',
    ArtifactName: 'ghcr.io/org/app:1',
    ArtifactType: 'container_image',
    Results: results,
    ...root,
  });
}

/** One entry of `Results`: packages of the operating system, with these vulnerabilities. */
export function osPackages(...vulnerabilities: readonly object[]): object {
  return {
    Target: 'ghcr.io/org/app:1 (alpine 3.22.1)',
    Class: 'os-pkgs',
    Type: 'alpine',
    Vulnerabilities: vulnerabilities,
  };
}

export const OPENSSL = {
  VulnerabilityID: 'CVE-2026-0001',
  VendorIDs: ['GHSA-aaaa-bbbb-cccc'],
  PkgID: 'openssl@3.5.0-r0',
  PkgName: 'openssl',
  PkgIdentifier: {
    PURL: 'pkg:apk/alpine/openssl@3.5.0-r0?arch=x86_64&distro=3.22.1',
    UID: '10084de31b72427d',
  },
  InstalledVersion: '3.5.0-r0',
  FixedVersion: '3.5.1-r0, 3.4.9-r1',
  Status: 'fixed',
  Layer: { Digest: `sha256:${'1'.repeat(64)}`, DiffID: `sha256:${'2'.repeat(64)}` },
  PrimaryURL: 'https://avd.aquasec.com/nvd/cve-2026-0001',
  Title: 'openssl: a title',
  Description: 'long',
  Severity: 'CRITICAL',
  CVSS: { nvd: { V2Score: 10, V3Score: 7.5 }, ghsa: { V3Score: 9.8, V40Score: 8.1 } },
  References: ['https://a.example/'],
} as const;
