/**
 * Collects the licences of what a bundle is made of. ncc's own `--license` overlooks every ES module that webpack joins
 * with its importer, which is most of them; webpack's statistics name them all.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The part of webpack's statistics that is read. Joined modules hold those that they were made of. */
export interface BundleStatistics {
  readonly modules?: readonly BundledModule[];
}

/** A module of the bundle; `nameForCondition` is its absolute path. */
export interface BundledModule {
  readonly nameForCondition?: string | null;
  readonly modules?: readonly BundledModule[];
}

/** Licences under which code may be bundled and passed on, as SPDX identifiers. */
const ACCEPTED = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

/**
 * Writes the text of `licenses.txt` for the packages that modules come from, and for `alsoBundled` (folders).
 *
 * @throws {Error} for a package whose licence is not accepted, or whose text is missing.
 */
export async function collectLicenses(
  statistics: BundleStatistics,
  alsoBundled: readonly string[] = [],
): Promise<string> {
  const folders = new Set([...packageFolders(statistics.modules), ...alsoBundled]);
  const sections = await Promise.all([...folders].map(licenseSection));
  return sections.sort().join(`\n${'-'.repeat(80)}\n\n`);
}

function packageFolders(modules: readonly BundledModule[] = []): readonly string[] {
  return modules.flatMap(({ nameForCondition, modules: joined }) => [
    ...packageFolder(nameForCondition ?? ''),
    ...packageFolders(joined),
  ]);
}

/** `.../node_modules/@scope/name/lib/x.js` -> `.../node_modules/@scope/name`; none for our own files. */
function packageFolder(path: string): readonly string[] {
  const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path.replaceAll('\\', '/')) ?? [];
  return folder === undefined ? [] : [folder];
}

async function licenseSection(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  if (license === undefined || !ACCEPTED.has(license)) {
    throw new Error(`${name} ${version} has the licence ${license}; bundle only ${[...ACCEPTED].join(', ')}`);
  }
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  if (file === undefined) throw new Error(`${name} ${version} comes without the text of its licence`);
  const text = await readFile(join(folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
}
