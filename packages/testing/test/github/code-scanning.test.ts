import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sarifProblems } from '../../src/github/sarif-rules.ts';
import { type Fixture, NAME, start } from './fixture.ts';

const LOCATION = { physicalLocation: { artifactLocation: { uri: 'Dockerfile' }, region: { startLine: 3 } } };
const RESULT = { ruleId: 'CVE-1', level: 'error', message: { text: 'bad' }, locations: [LOCATION] };
const RULE = { id: 'CVE-1', properties: { 'security-severity': '9.8', tags: ['security'] } };

function run(changes: object = {}, rule: object = RULE) {
  const tool = { driver: { name: 'test', rules: [rule] } };
  return { tool, automationDetails: { id: 'gate/' }, results: [RESULT], ...changes };
}

function sarif(...runs: readonly object[]) {
  return { version: '2.1.0', runs };
}

async function upload({ call, remote }: Fixture, content: string) {
  const body = { commit_sha: remote.sha('main'), ref: 'refs/heads/main', sarif: content };
  return await call('POST', '/code-scanning/sarifs', body);
}

function compress(value: unknown): string {
  return gzipSync(JSON.stringify(value)).toString('base64');
}

describe('code scanning', () => {
  it('takes a file, is busy for a while, and is done', async () => {
    const fixture = await start();
    const { status, body } = await upload(fixture, compress(sarif(run())));
    expect(status).toBe(202);
    const look = () => fixture.call('GET', `/code-scanning/sarifs/${body.id}`);
    expect((await look()).body).toEqual({ processing_status: 'pending' });
    expect((await look()).body).toMatchObject({ processing_status: 'complete' });
    expect(fixture.remote.sarifs).toMatchObject([
      { ref: 'refs/heads/main', sarif: sarif(run()), errors: [] },
    ]);
  });

  it('takes a file that is wrong, and says so later', async () => {
    const fixture = await start();
    const { body } = await upload(fixture, compress(sarif(run(), run())));
    await fixture.call('GET', `/code-scanning/sarifs/${body.id}`);
    expect((await fixture.call('GET', `/code-scanning/sarifs/${body.id}`)).body).toMatchObject({
      processing_status: 'failed',
      errors: ['multiple runs have the same category'],
    });
  });

  it.each([
    ['no Base64', 400],
    [Buffer.from('no gzip').toString('base64'), 400],
    [gzipSync('no JSON').toString('base64'), 400],
    [Buffer.alloc(10 * 2 ** 20 + 1).toString('base64'), 413],
  ])('refuses %.20s', async (content, status) => {
    const fixture = await start();
    expect(await upload(fixture, content)).toMatchObject({ status });
    expect(fixture.remote.sarifs).toEqual([]);
  });

  it('refuses a commit that is not there, and an upload that is not', async () => {
    const { call } = await start();
    const body = { commit_sha: '0'.repeat(40), ref: 'refs/heads/main', sarif: compress(sarif(run())) };
    expect(await call('POST', '/code-scanning/sarifs', body)).toMatchObject({ status: 404 });
    expect(await call('GET', '/code-scanning/sarifs/none')).toMatchObject({ status: 404 });
  });

  it('refuses everything where it is not enabled or not allowed', async () => {
    const disabled = await start({ repositories: { [NAME]: { files: { a: '1' }, codeScanning: false } } });
    expect(await upload(disabled, compress(sarif(run())))).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('Advanced Security must be enabled') },
    });
    const reader = await start({ permissions: { 'security-events': 'read' } });
    expect(await upload(reader, compress(sarif(run())))).toMatchObject({ status: 403 });
  });
});

describe('what code scanning wants of SARIF', () => {
  const at = (uri: unknown) => ({ physicalLocation: { artifactLocation: { uri } } });
  const result = (changes: object) => sarif(run({ results: [{ ...RESULT, ...changes }] }));

  it('takes runs of different categories', () => {
    expect(sarifProblems(sarif(run(), run({ automationDetails: { id: 'gate/arm64/2' } })))).toEqual([]);
    expect(sarifProblems(sarif(run({ results: [] })))).toEqual([]);
  });

  it.each([
    ['another version', { version: '2.0.0', runs: [run()] }, 'the version is not 2.1.0'],
    ['no runs', sarif(), 'there are no runs'],
    ['runs of one category', sarif(run(), run({ automationDetails: { id: 'gate/2' } })), 'same category'],
    ['too many runs', sarif(...Array.from({ length: 21 }, () => run())), '21 runs are more than 20'],
    ['a tool without a name', sarif(run({ tool: { driver: {} } })), 'a tool has no name'],
    [
      'a rule twice',
      sarif(run({ tool: { driver: { name: 'x', rules: [RULE, RULE] } } })),
      'a rule stands there twice',
    ],
    ['too many tags', sarif(run({}, { id: 'CVE-1', properties: { tags: Array(21).fill('x') } })), '21 tags'],
    [
      'a severity out of range',
      sarif(run({}, { ...RULE, properties: { 'security-severity': '11' } })),
      'not in range',
    ],
    [
      'a severity in words',
      sarif(run({}, { ...RULE, properties: { 'security-severity': 'high' } })),
      'not in range',
    ],
    ['a rule that is not there', result({ ruleId: 'CVE-2' }), 'there is no rule CVE-2'],
    ['no message', result({ message: {} }), 'a result has no message'],
    ['another level', result({ level: 'critical' }), 'critical is no level'],
    ['no location', result({ locations: [] }), 'expected at least one location'],
    [
      'too many locations',
      result({ locations: Array(1001).fill(LOCATION) }),
      '1001 locations are more than 1000',
    ],
    ['a path outside', result({ locations: [at('https://example.com/x')] }), 'no path of the repository'],
    ['no path', result({ locations: [at('')] }), 'no path of the repository'],
    [
      'line 0',
      result({
        locations: [{ physicalLocation: { ...LOCATION.physicalLocation, region: { startLine: 0 } } }],
      }),
      'a line is not positive',
    ],
  ])('%s', (_, file, problem) => {
    expect(sarifProblems(file).join()).toContain(problem);
  });

  it('counts results and rules', () => {
    const rules = Array.from({ length: 25_001 }, (_, index) => ({ id: `CVE-${index}` }));
    const many = run({ tool: { driver: { name: 'x', rules } }, results: Array(25_001).fill(RESULT) });
    expect(sarifProblems(sarif(many))).toEqual([
      '25001 rules are more than 25000',
      '25001 results are more than 25000',
    ]);
  });
});
