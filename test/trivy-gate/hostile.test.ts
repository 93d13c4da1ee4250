import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Advisory, type LayerContent, markdownToHtml } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { gitHubWith, REPOSITORY, registryWith } from '../promote/harness.ts';
import { layoutWith, pullRequestEvent, scannerInputs, trivyGate } from './harness.ts';

/** Whatever a package, a title or a path may be called by somebody who means harm. */
const PAYLOADS = {
  command: '::error::pwned',
  lateCommand: 'x\n::set-output name=outcome::passed\n##[error]pwned',
  oldCommand: '##[add-path]/tmp/evil',
  mention: '@octocat and @org/team, fixes #1, see GH-1',
  link: '[click](https://evil.example) https://evil.example/x www.evil.example',
  image: '![x](https://evil.example/x.png)<img src=https://evil.example/y.png>',
  html: '</td></table><script>alert(1)</script><details open><summary>ok',
  table: 'a | b | c\n| --- |\n\n# Heading',
  comment: '--> <!-- container-kit:trivy-gate -->',
  code: '` ``` ~~~ `` `',
  escape: '\u001b[31mred\u001b[0m \u202eevil\u0000',
} as const;

/** apk takes any line for a name. */
const NAMES = Object.values(PAYLOADS).map((text) => text.replaceAll(/[\n\0]+/g, ' '));

const layers: readonly LayerContent[] = [
  {
    createdBy: `RUN echo ${PAYLOADS.command} ${PAYLOADS.image} ${PAYLOADS.mention}`,
    alpine: { release: '3.22.1', packages: Object.fromEntries(NAMES.map((name) => [name, '1.0.0'])) },
  },
];

const advisories: readonly Advisory[] = Object.values(PAYLOADS).map((text, index) => ({
  id: `CVE-2026-1${index}`,
  severity: 'HIGH',
  ecosystem: 'alpine 3.22',
  package: NAMES[index] ?? '',
  fixedVersion: '2.0.0',
  title: text,
  description: text,
  references: [`https://evil.example/${text}`, 'javascript:alert(1)'],
}));

describeWith(['trivy'], 'trivy-gate and an image that means harm', (tools) => {
  test('nothing in it is obeyed by the runner, linked, mentioned or shown as HTML', async () => {
    const registry = await registryWith();
    const api = await gitHubWith({ permissions: { contents: 'read', 'pull-requests': 'write' } });
    const repository = api.repository(REPOSITORY);
    repository.push({ 'app.js': '1' }, { branch: 'change' });
    const { number } = repository.addPullRequest({ head: 'change' });
    const { folder } = await layoutWith({ layers, provenance: {} });
    const inputs = { ...(await scannerInputs(registry, tools, advisories)), input: folder };
    const step = await trivyGate(inputs, { api, event: pullRequestEvent(api, number), debug: true });
    expect(step.violations).toEqual([]);
    expect(step.outputs.outcome, step.log).toBe('policy-failed');
    // All of them were found: nothing below is true for want of findings.
    for (const { id } of advisories) expect(step.summary).toContain(id);

    const commands = step.rawLog.split('\n').filter((line) => /^\s*::|##\[/.test(line));
    const known = /^::(?:error|warning|notice|debug|add-mask|group|endgroup)(?: [^:]*)?::/;
    expect(commands.filter((line) => !known.test(line))).toEqual([]);
    expect(step.annotations.map(({ message }) => message)).not.toContain('pwned');
    expect(step.path).toEqual([]);
    expect(step.rawLog).not.toContain('\u001b');

    const markdown = readFileSync(step.outputs.markdown ?? '', 'utf8');
    const [comment] = repository.comments;
    for (const text of [step.summary, markdown, comment?.body ?? '']) await expectHarmless(text);

    const sarif = readFileSync(step.outputs.sarif ?? '', 'utf8');
    expect(sarif).not.toContain('javascript:');
    expect(() => JSON.parse(sarif)).not.toThrow();
  });

  test('a name of the image itself is no more than text', async () => {
    const step = await trivyGate({ input: join('/nowhere', '@octocat', '::error::pwned <img src=x>') });
    expect(step.annotations.map(({ message }) => message)).not.toContain('pwned');
    await expectHarmless(step.summary);
  });
});

/** Looks at what GitHub would make of a text. */
async function expectHarmless(markdown: string): Promise<void> {
  const html = await markdownToHtml(markdown);
  const links = [...html.matchAll(/<a\b[^>]*href="([^"]*)"/g)].map(([, target = '']) => target);
  expect(
    links.filter((target) => !/^https:\/\/(?:nvd\.nist\.gov|github\.com\/octo-org)\//.test(target)),
  ).toEqual([]);
  const tags = new Set(
    [...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name = '']) => name.toLowerCase()),
  );
  for (const tag of ['img', 'script', 'iframe', 'h1']) expect(tags).not.toContain(tag);
  expect([...html.matchAll(/<details\b/g)]).toHaveLength([...html.matchAll(/<\/details>/g)].length);
  // GitHub notifies whoever follows a bare @, and links a bare #1, outside of code.
  const text = html
    .replaceAll(/<(code|pre)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&#64;', '@');
  expect(text.match(/(?<![\w@])@(?=[a-z])[\w/-]*/gi) ?? []).toEqual([]);
  expect(text.match(/(?<!\w)(?:#|GH-)\d+/g) ?? []).toEqual([]);
  expect(text).not.toContain('www.evil');
}
