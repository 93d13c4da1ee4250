import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setEnvironment, testFolder } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { describe, expect, test } from 'vitest';
import { installTrivy } from '../../src/install/install.ts';

/** Installs a script as the user's program. */
function install(script: string, signal?: AbortSignal) {
  const path = join(testFolder('program'), 'trivy');
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return installTrivy({ path, folder: testFolder('job'), signal });
}

describe('a program of the user', () => {
  test('is asked for its version, and its hash is recorded', async () => {
    const { path, ...scanner } = await install('echo "Version: 0.74.0"; echo "Vulnerability DB: ..."');
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(scanner).toEqual({ version: '0.74.0', source: 'user-supplied', sha256 });
  });

  test('sees neither our environment nor our folder', async () => {
    setEnvironment({ TRIVY_CONFIG: 'evil.yaml', GITHUB_TOKEN: 'secret' });
    const script =
      'env | grep -q -e TRIVY -e TOKEN && exit 1; ls -A | grep . && exit 1; echo "Version: 1.0.0"';
    expect((await install(script)).version).toBe('1.0.0');
  });

  test.each([
    ['exit 3', 'does not run: '],
    ['echo "Version: dev"', 'does not say which release of Trivy it is'],
    ['echo hello', 'does not say which release of Trivy it is'],
    ['echo "Version: 0.69.5"', 'Trivy 0.69.5 was published by an attacker'],
  ])('is refused: %s', async (script, problem) => {
    await expect(install(script)).rejects.toThrow(problem);
  });

  test('must be there', async () => {
    const options = { path: '/nonexistent/trivy', folder: testFolder('job') };
    await expect(installTrivy(options)).rejects.toThrow(
      '"trivy-path" is "/nonexistent/trivy", where no program is',
    );
  });

  test('is ended when the run is cancelled', async () => {
    const abort = new AbortController();
    const installing = install('sleep 100', abort.signal);
    setTimeout(() => abort.abort(), 100);
    await expect(installing).rejects.toMatchObject({ name: 'CancelledError' });
  });
});

describeWith(['trivy'], 'the real Trivy as a program of the user', ({ trivy }) => {
  test('says its version', async () => {
    const scanner = await installTrivy({ path: trivy, folder: testFolder('job') });
    expect(scanner).toMatchObject({ path: trivy, version: '0.74.0', source: 'user-supplied' });
  });
});
