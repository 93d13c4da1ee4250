import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeVulnerableLayout } from '@container-kit/testing';
import { serve, serveProxy, setEnvironment, testFolder } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { scanFolder, scanLayout } from '../../src/scan/index.ts';
import { APPLICATION, BASE, findingsOf, openTrivy, writeScript } from './support.ts';

/** Files by which a pull request could tell Trivy to look away. */
const STEERING = {
  'trivy.yaml': 'severity: [LOW]\nexit-code: 9\nscan:\n  scanners: [license]\n',
  '.trivyignore': 'CVE-2026-0001\nCVE-2026-0003\ngithub-pat\n',
  '.trivyignore.yaml': 'vulnerabilities:\n  - id: CVE-2026-0001\n',
  'trivy-secret.yaml': 'disable-rules: [github-pat]\n',
} as const;

const ENVIRONMENT = {
  TRIVY_SEVERITY: 'LOW',
  TRIVY_EXIT_CODE: '9',
  TRIVY_IGNOREFILE: '/etc/passwd',
  TRIVY_FORMAT: 'table',
  TRIVY_RUN_AS_PLUGIN: 'evil',
  GITHUB_TOKEN: 'ghs_secret',
} as const;

function writeSteering(folder: string): void {
  for (const [name, text] of Object.entries(STEERING)) writeFileSync(join(folder, name), text);
}

const ALL = [
  'CVE-2026-0002 busybox 1.37.0-r18',
  'CVE-2026-0001 openssl 3.5.0-r0',
  'CVE-2026-0003 lodash 4.17.20',
  'github-pat',
];

async function writeLayout(): Promise<string> {
  const folder = join(testFolder('layout'), 'layout');
  await writeVulnerableLayout(folder, { layers: [BASE, APPLICATION] });
  return folder;
}

describeWith(['trivy'], 'what surrounds Trivy', ({ trivy: program }) => {
  test('does not steer it: files of the workspace and variables of the job', async () => {
    const workspace = testFolder('workspace');
    writeSteering(workspace);
    const trivy = await openTrivy(program);
    const script = join(testFolder('script'), 'scan.ts');
    const api = fileURLToPath(import.meta.resolve('../../src/scan/index.ts'));
    const { scanner, database, scanners, folder } = trivy.options;
    writeFileSync(
      script,
      `import { scanLayout, Trivy } from ${JSON.stringify(api)};
       const trivy = new Trivy(${JSON.stringify({ scanner, database, scanners, folder })});
       const reports = await scanLayout(trivy, ${JSON.stringify(await writeLayout())});
       console.log(JSON.stringify(reports));`,
    );
    const child = spawn(process.execPath, ['--conditions=source', script], {
      cwd: workspace,
      env: { ...process.env, ...ENVIRONMENT },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    expect(findingsOf(JSON.parse(Buffer.concat(output).toString()))).toEqual([ALL]);
  });

  test('does not steer it: files of the folder that is scanned', async () => {
    const folder = testFolder('workspace');
    writeSteering(folder);
    const lock = {
      name: 'app',
      lockfileVersion: 3,
      packages: { 'node_modules/lodash': { version: '4.17.20' } },
    };
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock, null, 2));
    const report = await scanFolder(await openTrivy(program), folder);
    expect(findingsOf([report])).toEqual([['CVE-2026-0003 lodash 4.17.20']]);
    expect(report.findings[0]?.location).toMatchObject({ path: 'package-lock.json', startLine: 5 });
  });

  test('is not called: no request leaves it', async () => {
    const nowhere = await serve((_request, response) => response.writeHead(500).end());
    const proxy = await serveProxy(nowhere.port);
    const url = `http://127.0.0.1:${proxy.port}`;
    // Trivy gets no proxy from us, so a script gives it one.
    const script = writeScript(`HTTP_PROXY=${url} HTTPS_PROXY=${url} exec ${program} "$@"`);
    const trivy = await openTrivy(script, { scanners: ['vuln', 'secret', 'misconfig', 'license'] });
    const [report] = await scanLayout(trivy, await writeLayout());
    expect(report?.targets).toBe(2);
    expect(proxy.requests).toEqual([]);
    // The proof that such a request would have been seen: Trivy as it is when nobody forbids it.
    await promisify(execFile)(script, ['image', '--download-db-only', '--cache-dir', testFolder('cache')], {
      timeout: 60_000,
    }).catch(() => undefined);
    expect(proxy.requests.join()).toContain('CONNECT mirror.gcr.io:443');
  });
});

test('Trivy is told nothing of the job', async () => {
  setEnvironment(ENVIRONMENT);
  const said: string[] = [];
  const script = writeScript('env >&2; ls -A >&2; exit 1');
  const trivy = await openTrivy(script, { onLine: (line) => said.push(line) });
  await expect(scanLayout(trivy, await writeLayout())).rejects.toThrow();
  const names = said.map((line) => line.split('=')[0] ?? '');
  // PWD and _ are the shell's own.
  expect(names.filter((name) => !['PWD', '_', 'OLDPWD', 'SHLVL'].includes(name)).toSorted()).toEqual([
    'HOME',
    'PATH',
    'TMPDIR',
    'image',
  ]);
});
