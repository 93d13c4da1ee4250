/** Reports and images for the gates. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VulnerabilityGate } from '@container-kit/policy';
import type { Descriptor, Digest, Image, ImagePlatform } from '@container-kit/registry';
import type { GateResult } from '../../src/gates/index.ts';
import { judgeVulnerabilities } from '../../src/gates/vulnerabilities.ts';
import { noon } from '../record/support.ts';

/** A folder that is gone afterwards. */
export interface Folder extends AsyncDisposable {
  /** @param content a text as it is, everything else as JSON @returns the path */
  write(name: string, content: unknown): Promise<string>;
}

export async function openFolder(): Promise<Folder> {
  const folder = await mkdtemp(join(tmpdir(), 'gates-'));
  return {
    async write(name, content) {
      const path = join(folder, name);
      await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
      return path;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

/** A digest of one repeated character. */
export function digest(character: string): Digest {
  return `sha256:${character.repeat(64)}`;
}

/** A platform whose manifest and configuration have digests of these characters. */
export function platform(name: string | undefined, manifest: string, config: string): ImagePlatform {
  const descriptor: Descriptor = { mediaType: 'application/json', digest: digest(config), size: 2 };
  return { name, digest: digest(manifest), config: descriptor, annotations: {} };
}

/** An image of one platform. */
export const SINGLE: Image = {
  digest: digest('a'),
  annotations: {},
  platforms: [platform(undefined, 'a', '1')],
  attestations: [],
};

/** An index of two platforms. */
export const DOUBLE: Image = {
  digest: digest('d'),
  annotations: {},
  platforms: [platform('linux/amd64', 'e', '2'), platform('linux/arm64', 'f', '3')],
  attestations: [],
};

/** A Trivy report about {@link SINGLE}, without findings. */
export const REPORT = {
  SchemaVersion: 2,
  CreatedAt: noon(1).toISOString(),
  ArtifactName: `registry.example/org/app@${SINGLE.digest}`,
  ArtifactType: 'container_image',
  Metadata: {
    OS: { Family: 'debian', Name: '13.1' },
    ImageID: digest('1'),
    RepoDigests: [`registry.example/org/app@${SINGLE.digest}`],
    ImageConfig: { os: 'linux', architecture: 'amd64' },
  },
  Results: [{ Target: 'debian', Class: 'os-pkgs', Type: 'debian' }],
} as const;

/** The report with findings. */
export function reportWith(...vulnerabilities: readonly object[]) {
  return { ...REPORT, Results: [{ ...REPORT.Results[0], Vulnerabilities: vulnerabilities }] };
}

/** The report about another image. */
export function reportAbout(metadata: object, artifactName?: string) {
  return { ...REPORT, ArtifactName: artifactName, Metadata: metadata };
}

/** A finding. */
export function finding(id: string, severity: string | undefined, more: object = {}) {
  return {
    VulnerabilityID: id,
    PkgName: 'openssl',
    InstalledVersion: '3.0.1',
    FixedVersion: '3.0.2',
    Severity: severity,
    ...more,
  };
}

/** Fails for critical findings. */
export const RULE: VulnerabilityGate = { severity: new Set(['CRITICAL']), ignoreUnfixed: false };

/** What differs from the usual question. */
export interface Question {
  readonly image?: Image;
  readonly rule?: Partial<VulnerabilityGate>;
  readonly now?: Date;
}

/** Judges reports. */
export async function judge(reports: readonly unknown[], question: Question = {}): Promise<GateResult> {
  const { image = SINGLE, rule = {}, now = noon(2) } = question;
  await using folder = await openFolder();
  const paths = await Promise.all(reports.map((report, number) => folder.write(`${number}.json`, report)));
  // Awaited here: the folder goes when this function returns.
  return await judgeVulnerabilities({ ...RULE, ...rule }, { image, reports: paths, now });
}
