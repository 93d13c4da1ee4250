/** Traces layers to lines of the Dockerfile, by BuildKit's provenance of mode `max` (docs/attestations/slsa-definitions.md). */
import { posix } from 'node:path';
import { at, isJsonObject, type JsonObject, textAt } from '@container-kit/core';
import type { Provenance } from '../image/facts.ts';

/** A line of a Dockerfile; the path is relative to the repository as far as the build knew it, the line counts from 1. */
export interface DockerfileLine {
  readonly path: string;
  readonly line: number;
}

/** Lines of the Dockerfile by the index of the layer; layers without one are left out. */
export type LayerLines = ReadonlyMap<number, DockerfileLine>;

/**
 * Finds the line for each layer of an image. `layers` of the provenance says what chain of layers each step ended with; a
 * layer belongs to the first step whose chain has it, if that chain is a part of the image's.
 *
 * @param count how many layers the image has
 * @param dockerfile path in the repository; by default what the build says
 * @returns no lines when the provenance does not tell, or tells of another image
 */
export function linesOf(
  { predicate }: Provenance,
  count: number,
  dockerfile: string | undefined,
): LayerLines {
  const metadata = metadataOf(predicate);
  const steps = stepsOf(metadata);
  const chain = imageChain(predicate, steps, count);
  if (chain === undefined) return new Map();
  const owners = steps
    .filter((step) => step.chain.every((digest, index) => digest === chain[index]))
    .toSorted((a, b) => a.chain.length - b.chain.length);
  const lines = new Map<number, DockerfileLine>();
  for (let index = 0; index < count; index += 1) {
    const position = owners.findIndex((step) => step.chain.length > index);
    const next = owners.slice(position + 1).find(({ ranges }) => ranges.length > 0);
    const range = closest(owners[position]?.ranges ?? [], next?.ranges[0]?.line);
    const path = range && pathOf(metadata, range.source, dockerfile);
    if (range && path) lines.set(index, { path, line: range.line });
  }
  return lines;
}

interface Step {
  /** `step2:0`: step and output. */
  readonly name: string;
  /** Digests of the layers that are there after it, lowest first. */
  readonly chain: readonly string[];
  readonly ranges: readonly Range[];
}

interface Range {
  readonly line: number;
  /** Index in `source.infos`. */
  readonly source: number;
}

/** In SLSA 0.2 and in 1. */
function metadataOf(predicate: unknown): unknown {
  return (
    at(predicate, 'metadata', 'https://mobyproject.org/buildkit@v1#metadata') ??
    at(predicate, 'runDetails', 'metadata', 'buildkit_metadata')
  );
}

function stepsOf(metadata: unknown): readonly Step[] {
  return Object.entries(objectAt(metadata, 'layers')).flatMap(([name, chains]) => {
    const [step = ''] = name.split(':', 1);
    const ranges = rangesOf(at(metadata, 'source', 'locations', step));
    return list(chains).map((chain) => {
      const digests = list(chain).map((layer) => textAt(layer, 'digest') ?? '');
      return { name, chain: digests, ranges };
    });
  });
}

/** The first line of each instruction that became this step. */
function rangesOf(step: unknown): readonly Range[] {
  return list(at(step, 'locations')).flatMap((location) => {
    const line = at(list(at(location, 'ranges'))[0], 'start', 'line');
    const source = at(location, 'sourceIndex') ?? 0;
    return isCount(line) && line > 0 && isCount(source) ? [{ line, source }] : [];
  });
}

/** Layers of the step that the build ended with. */
function imageChain(
  predicate: unknown,
  steps: readonly Step[],
  count: number,
): readonly string[] | undefined {
  const config =
    at(predicate, 'buildConfig') ?? at(predicate, 'buildDefinition', 'internalParameters', 'buildConfig');
  const last = list(at(config, 'llbDefinition')).at(-1);
  const results = list(at(last, 'inputs'));
  const whole = steps.filter(({ chain }) => chain.length === count && count > 0);
  return (
    whole.find(({ name }) => results.includes(name))?.chain ??
    (whole.length === 1 ? whole[0]?.chain : undefined)
  );
}

/**
 * One image in several `FROM`s is one step with several lines. The one that counts is the last before what was built on it.
 */
function closest(ranges: readonly Range[], next: number | undefined): Range | undefined {
  const before = ranges.filter(({ line }) => next === undefined || line <= next);
  return before.toSorted((a, b) => b.line - a.line)[0] ?? ranges[0];
}

/**
 * The build knows the name of the Dockerfile in its folder, and that folder when it ran in a Git repository (buildx,
 * `vcs:localdir:dockerfile`).
 *
 * @returns undefined for what leads out of the repository
 */
function pathOf(metadata: unknown, source: number, dockerfile: string | undefined): string | undefined {
  if (dockerfile !== undefined && source === 0) return dockerfile;
  const name = textAt(list(at(metadata, 'source', 'infos'))[source], 'filename');
  if (!name) return undefined;
  const path = posix.join(textAt(metadata, 'vcs', 'localdir:dockerfile') ?? '', name);
  return /^(?:\.\.(?:\/|$)|\/)/.test(path) ? undefined : path;
}

function objectAt(value: unknown, key: string): JsonObject {
  const found = at(value, key);
  return isJsonObject(found) ? found : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
