/** A folder to build from, and the modules of `src/build` chained as the action chains them. */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '@container-kit/core';
import { buildArguments } from '../../src/build/arguments.ts';
import { type Engine, type EngineOptions, probeEngine } from '../../src/build/engine.ts';
import { type ExporterPlan, needsLayout, planExporters } from '../../src/build/exporters.ts';
import type { BuildTexts, ImageNames } from '../../src/build/inputs.ts';
import type { Environment, Runner } from '../../src/build/ports.ts';
import { type BuildResult, runBuild } from '../../src/build/run.ts';
import { prepareSecrets } from '../../src/build/secrets.ts';
import { defaultContext, inputsWith, PLAIN_BUILDER } from './fixtures.ts';

/** What a test may set besides the inputs. */
export interface BuildOptions extends Partial<ImageNames> {
  readonly push?: boolean;
  readonly env?: Environment;
  readonly defaultContext?: string;
  readonly signal?: AbortSignal;
}

/** A build that worked. */
export interface Built extends BuildResult {
  readonly exporters: ExporterPlan;
  /** Folder of the OCI layout. */
  readonly layout: string;
}

/** A temporary workspace. */
export class Project implements AsyncDisposable {
  readonly folder: string;
  /** Lines that the log showed, of all builds. */
  readonly log: string[] = [];
  readonly #env: Environment;
  #builds = 0;

  private constructor(folder: string, env: Environment) {
    this.folder = folder;
    this.#env = env;
  }

  /** Makes a workspace with these files; `env` is the environment of docker. */
  static async create(env: Environment, files: Readonly<Record<string, string>> = {}): Promise<Project> {
    const project = new Project(await mkdtemp(join(tmpdir(), 'build-')), env);
    for (const [name, content] of Object.entries(files)) await project.write(name, content);
    return project;
  }

  /** Writes a file below the workspace. */
  async write(name: string, content: string): Promise<void> {
    await mkdir(dirname(join(this.folder, name)), { recursive: true });
    await writeFile(join(this.folder, name), content);
  }

  /** Puts a program into the workspace. */
  async copy(source: string, name: string): Promise<void> {
    await copyFile(source, join(this.folder, name));
  }

  /** Probes the engine with inputs that ask for nothing special. */
  async probe(over: Partial<EngineOptions> = {}, runner: Runner = run): Promise<Engine> {
    return probeEngine(runner, {
      ...PLAIN_BUILDER,
      builder: '',
      driver: 'auto',
      cleanupBuilder: true,
      layout: true,
      platforms: [],
      native: 'linux/amd64',
      env: this.#env,
      directory: this.folder,
      workspace: this.folder,
      ...over,
    });
  }

  /** Builds in `context: .` unless the inputs say otherwise. */
  async build(texts: Partial<BuildTexts> = {}, options: BuildOptions = {}): Promise<Built> {
    const inputs = inputsWith({ context: '.', ...texts }, options);
    const env = { ...this.#env, ...options.env };
    const engine = await this.probe({ env, layout: needsLayout(inputs, options.push ?? false) });
    const work = join(this.folder, `.build-${this.#builds++}`);
    await mkdir(work, { mode: 0o700, recursive: true });
    const paths = {
      layout: join(work, 'layout'),
      metadataFile: join(work, 'metadata.json'),
      imageIdFile: join(work, 'iid'),
    };
    const context = options.defaultContext ?? defaultContext;
    const exporters = planExporters(inputs, {
      push: options.push ?? false,
      canExportOci: engine.canExportOci,
      store: engine.store,
      layout: paths.layout,
    });
    const secrets = await prepareSecrets(inputs, {
      directory: work,
      env,
      workspace: this.folder,
      defaultContext: context,
    });
    const argv = buildArguments(inputs, {
      ...paths,
      engine,
      exporters,
      defaultContext: context,
      secrets: secrets.specs,
      attestations: {
        privateRepository: false,
        runUrl: 'https://github.com/example/app/actions/runs/1',
        noDefault: false,
      },
    });
    const result = await runBuild({
      ...paths,
      runner: run,
      argv,
      env: { ...env, ...secrets.env },
      workspace: this.folder,
      log: { foreign: (line) => this.log.push(line), group: (_title, body) => Promise.resolve(body()) },
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    return { ...result, exporters, layout: paths.layout };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
