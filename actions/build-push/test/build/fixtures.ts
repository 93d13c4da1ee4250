/** Values that the tests of this folder start from. */

import type { BuilderSettings } from '../../src/build/builder.ts';
import {
  type BuildInputs,
  type BuildTexts,
  type ImageNames,
  readBuildInputs,
} from '../../src/build/inputs.ts';
import type { RunnerOptions, RunnerResult } from '../../src/build/ports.ts';

/** The inputs of a workflow that sets none. */
export const emptyTexts: BuildTexts = {
  addHosts: '',
  allow: '',
  attests: '',
  buildArgs: '',
  buildContexts: '',
  builder: '',
  cacheFrom: '',
  cacheTo: '',
  call: '',
  cgroupParent: '',
  context: '',
  file: '',
  githubToken: '',
  load: false,
  network: '',
  noCache: false,
  noCacheFilters: '',
  outputs: '',
  platforms: '',
  provenance: '',
  pull: false,
  sbom: '',
  secretEnvs: '',
  secretFiles: '',
  secrets: '',
  shmSize: '',
  ssh: '',
  target: '',
  ulimit: '',
};

/** An image without tags, labels and annotations. */
export const noNames: ImageNames = { tags: [], labels: [], annotations: [] };

/** Parsed inputs that differ from the defaults in what is given. */
export function inputsWith(texts: Partial<BuildTexts>, names: Partial<ImageNames> = {}): BuildInputs {
  return readBuildInputs({ ...emptyTexts, ...texts }, { ...noNames, ...names });
}

/** An event of example/app. */
export const event = {
  serverUrl: 'https://github.com',
  repository: 'example/app',
  ref: 'refs/heads/main',
  sha: '0123456789abcdef0123456789abcdef01234567',
} as const;

/** The default context of {@link event}. */
export const defaultContext = `https://github.com/example/app.git#${event.sha}`;

/** One process that a scripted runner was asked for. */
export interface Call {
  readonly command: string;
  readonly args: readonly string[];
  readonly options: RunnerOptions;
}

/** A runner that answers from a function and notes what it was asked for. */
export function scriptedRunner(answer: (args: readonly string[]) => Partial<RunnerResult> | Error) {
  const calls: Call[] = [];
  const runner = async (command: string, args: readonly string[], options: RunnerOptions = {}) => {
    calls.push({ command, args, options });
    const result = answer(args);
    if (result instanceof Error) throw result;
    return { exitCode: 0, stdout: '', stderr: '', durationMs: 1, ...result };
  };
  return { runner, calls };
}

/** What `docker --debug buildx inspect` prints for an engine. */
export function dockerInspection({ ociExporter = true } = {}): string {
  return `Name:          default
Driver:        docker
Last Activity: 2026-11-25 08:11:29 +0000 UTC

Nodes:
Name:             default
Endpoint:         default
Status:           running
BuildKit version: v0.25.1
Platforms:        linux/amd64, linux/amd64/v2, linux/386
Features:
 Automatically load images to the Docker Engine image store: true
 Cache export:                                               ${ociExporter}
 Multi-platform build:                                       ${ociExporter}
 OCI exporter:                                               ${ociExporter}
Labels:
 org.mobyproject.buildkit.worker.hostname: vm
GC Policy rule#0:
 All:            false
 Filters:        type==source.local,type==exec.cachemount
`;
}

/** What `docker --debug buildx inspect` prints for a builder with one node. */
export function containerInspection({
  name = 'mine',
  driver = 'docker-container',
  status = 'running',
} = {}): string {
  const detail =
    status === 'running' ? 'Platforms: linux/amd64, linux/arm64\nFeatures:\n OCI exporter: true\n' : '';
  return `Name: ${name}\nDriver: ${driver}\n\nNodes:\nName: ${name}0\nEndpoint: default\nStatus: ${status}\n${detail}`;
}

/** What `docker info --format '{{json .}}'` prints, as far as it is read. */
export function dockerInfo({
  buildx = '0.29.1',
  containerd = true,
  server = '28.5.2',
  context = 'default',
  plugins = [{ Name: 'buildx', Version: buildx, Path: '/p/docker-buildx' }] as readonly object[],
  more = {} as object,
} = {}): string {
  return JSON.stringify({
    ServerVersion: server,
    Driver: containerd ? 'overlayfs' : 'overlay2',
    DriverStatus: containerd
      ? [['driver-type', 'io.containerd.snapshotter.v1']]
      : [['Backing Filesystem', 'extfs']],
    OSType: 'linux',
    Architecture: 'x86_64',
    ClientInfo: { Version: server, Context: context, Plugins: plugins },
    ...more,
  });
}

/** Settings of a builder that ask for nothing. */
export const PLAIN_BUILDER: BuilderSettings = {
  endpoint: '',
  driverOptions: [],
  buildkitdFlags: '',
  buildkitdConfig: '',
  buildkitdConfigInline: '',
  keepState: false,
};
