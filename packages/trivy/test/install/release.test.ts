import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseRelease } from '../../src/install/release.ts';
import { DEFAULT_VERSION, KNOWN_VERSIONS, REFUSED_VERSIONS } from '../../src/install/versions.ts';

const ours = 'a'.repeat(64);
const other = 'b'.repeat(64);
const table = { '1.2.3': { 'linux/arm64': { sha256: ours, binary: 'c'.repeat(64) } } };
const choose = (wish: Parameters<typeof chooseRelease>[0]) => chooseRelease(wish, 'linux/arm64', table);

describe('the table', () => {
  test('has the default version for every platform that has an archive', () => {
    const platforms = ['linux/amd64', 'linux/arm64', 'darwin/amd64', 'darwin/arm64'];
    expect(Object.keys(KNOWN_VERSIONS[DEFAULT_VERSION] ?? {})).toEqual(platforms);
  });

  test('has real hashes, each once', () => {
    const archives = Object.values(KNOWN_VERSIONS).flatMap((platforms) => Object.values(platforms));
    const hashes = archives.flatMap(({ sha256, binary }) =>
      binary === undefined ? [sha256] : [sha256, binary],
    );
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('has no version that an attacker published', () => {
    expect(Object.keys(KNOWN_VERSIONS).filter((version) => REFUSED_VERSIONS.includes(version))).toEqual([]);
  });
});

describe('choosing a release', () => {
  test('takes the default version, from GitHub', () => {
    expect(chooseRelease({}, 'linux/amd64')).toEqual({
      version: DEFAULT_VERSION,
      archive: 'trivy_0.74.0_Linux-64bit.tar.gz',
      url: 'https://github.com/aquasecurity/trivy/releases/download/v0.74.0/trivy_0.74.0_Linux-64bit.tar.gz',
      source: 'table',
      ...KNOWN_VERSIONS['0.74.0']?.['linux/amd64'],
    });
  });

  test('takes a known version with its hash, with or without a v, and from a mirror', () => {
    const known = { version: '1.2.3', source: 'table', sha256: ours };
    expect(choose({ version: 'v1.2.3' })).toMatchObject(known);
    expect(choose({ version: '1.2.3', sha256: ours })).toMatchObject(known);
    expect(choose({ version: '1.2.3', mirror: 'https://mirror.example/trivy//' }).url).toBe(
      'https://mirror.example/trivy/trivy_1.2.3_Linux-ARM64.tar.gz',
    );
  });

  test('takes an unknown version with a hash, and says whose it is', () => {
    const release = choose({ version: '9.9.9', sha256: `sha256:${other.toUpperCase()}` });
    expect(release).toMatchObject({ version: '9.9.9', source: 'custom', sha256: other });
    expect(release).not.toHaveProperty('binary');
  });

  test.each<[Parameters<typeof chooseRelease>[0], string]>([
    [{ version: '9.9.9' }, 'the hash of Trivy 9.9.9 for linux/arm64 is not known here'],
    [
      { version: '1.2.3', sha256: other },
      `"trivy-sha256" is ${other}, but trivy_1.2.3_Linux-ARM64.tar.gz has`,
    ],
    [{ version: '9.9.9', sha256: 'abc' }, '"trivy-sha256" is "abc", which is no SHA-256'],
    [{ version: 'latest' }, '"latest" is no version of Trivy'],
    [{ version: '1.2.3', mirror: 'mirror.example' }, '"trivy-mirror" is "mirror.example", which is no URL'],
    [{ version: '0.69.4', sha256: other }, 'Trivy 0.69.4 was published by an attacker'],
    [{ version: 'v0.69.6' }, 'Trivy 0.69.6 was published by an attacker'],
  ])('refuses %o', (wish, problem) => {
    expect(() => choose(wish)).toThrow(problem);
  });

  test('refuses a machine that there is no archive for, and names the way out', () => {
    expect(() => chooseRelease({}, 'win32/amd64')).toThrow(
      expect.objectContaining({
        message: 'there is no archive of Trivy for win32/amd64',
        fix: 'install Trivy in a step before and set "trivy-path"',
      }),
    );
  });

  test('never takes a text for a version that could leave the folder of the release', () => {
    fc.assert(
      fc.property(fc.string(), (version) => {
        fc.pre(!/^v?\d+\.\d+\.\d+$/.test(version) && version !== '');
        expect(() => choose({ version, sha256: other })).toThrow('is no version of Trivy');
      }),
    );
  });
});
