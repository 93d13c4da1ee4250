/** The files by which Trivy finds packages in an image: package databases, lock files, manifests, archives. */
import { createHash } from 'node:crypto';
import { zipOf } from './zip.ts';

/** Versions by name. */
export type Versions = Readonly<Record<string, string>>;

/** Contents by path, without a slash in front. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A release of a distribution, and the packages that its package manager knows. */
export interface Distribution {
  /** `3.22.1`, `12.5` */
  readonly release: string;
  /** Versions by binary package. */
  readonly packages: Versions;
  /** Source package by binary package, where the names differ. */
  readonly sources?: Readonly<Record<string, string>>;
}

/** `/etc/os-release`, `/etc/alpine-release` and apk's database (wiki.alpinelinux.org, "Apk spec"). */
export function alpineFiles({ release, packages, sources = {} }: Distribution): Files {
  const installed = Object.entries(packages).map(([name, version]) =>
    // P name, V version, A architecture, L license, o origin: the source package.
    [`P:${name}`, `V:${version}`, 'A:x86_64', 'L:MIT', `o:${sources[name] ?? name}`, ''].join('\n'),
  );
  return {
    'etc/os-release': `NAME="Alpine Linux"\nID=alpine\nVERSION_ID=${release}\n`,
    'etc/alpine-release': `${release}\n`,
    'lib/apk/db/installed': `${installed.join('\n')}\n`,
  };
}

/** `/etc/os-release`, `/etc/debian_version` and dpkg's database (deb-control(5), dpkg's `status` file). */
export function debianFiles({ release, packages, sources = {} }: Distribution): Files {
  const installed = Object.entries(packages).map(([name, version]) =>
    [
      `Package: ${name}`,
      'Status: install ok installed',
      'Maintainer: Nobody <nobody@example.com>',
      'Architecture: amd64',
      ...(sources[name] === undefined ? [] : [`Source: ${sources[name]}`]),
      `Version: ${version}`,
      'Description: of a test',
      '',
    ].join('\n'),
  );
  const major = release.split('.')[0];
  return {
    'etc/os-release': `NAME="Debian GNU/Linux"\nID=debian\nVERSION_ID="${major}"\n`,
    'etc/debian_version': `${release}\n`,
    'var/lib/dpkg/status': `${installed.join('\n')}\n`,
  };
}

/** `package.json` of each installed package. */
export function nodeFiles(packages: Versions, folder = 'app'): Files {
  return mapFiles(packages, (name, version) => ({
    [`${folder}/node_modules/${name}/package.json`]: JSON.stringify({ name, version, license: 'MIT' }),
  }));
}

/** `METADATA` of each installed distribution (packaging.python.org, "Core metadata"). */
export function pythonFiles(packages: Versions, folder = 'usr/lib/python3/site-packages'): Files {
  return mapFiles(packages, (name, version) => ({
    [`${folder}/${name}-${version}.dist-info/METADATA`]: [
      'Metadata-Version: 2.1',
      `Name: ${name}`,
      `Version: ${version}`,
      'License: MIT',
      '',
    ].join('\n'),
  }));
}

/** A JAR for each `group:artifact`, with Maven's `pom.properties` in it. */
export function javaFiles(packages: Versions, folder = 'app/lib'): Files {
  return mapFiles(packages, (name, version) => {
    const [group = '', artifact = ''] = name.split(':');
    const properties = `groupId=${group}\nartifactId=${artifact}\nversion=${version}\n`;
    const inside = {
      'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\n',
      [`META-INF/maven/${group}/${artifact}/pom.properties`]: properties,
    };
    return { [`${folder}/${artifact}-${version}.jar`]: zipOf(inside) };
  });
}

/**
 * A JAR that does not tell what it is: only the database of Java archives knows it, by its hash.
 *
 * @returns the file, and the SHA-1 for `JavaArtifact.sha1`
 */
export function anonymousJar(content: string): { readonly file: Uint8Array; readonly sha1: string } {
  const file = zipOf({ 'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\n', 'content.txt': content });
  return { file, sha1: createHash('sha1').update(file).digest('hex') };
}

/** A GitHub token that was never valid, in the form that Trivy's built-in rule `github-pat` looks for. */
export function secretFiles(path = 'app/config.env'): Files {
  // Put together, so that no scanner of this repository finds it here.
  return { [path]: `TOKEN=${['ghp', 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'].join('_')}\n` };
}

function mapFiles(packages: Versions, files: (name: string, version: string) => Files): Files {
  return Object.assign({}, ...Object.entries(packages).map(([name, version]) => files(name, version)));
}
