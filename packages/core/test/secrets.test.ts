import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask, maskBasicAuth } from '../src/secrets.ts';
import { captureStdout } from './support/capture.ts';
import { runnerCommands, unescapeText } from './support/runner-commands.ts';

async function masksOf(fn: () => void): Promise<string[]> {
  const lines = (await captureStdout(fn)).split('\n');
  const prefix = '::add-mask::';
  return lines
    .filter((line) => line.startsWith(prefix))
    .map((line) => unescapeText(line.slice(prefix.length)));
}

/** The text as the log would show it. */
function hide(text: string, masks: readonly string[]): string {
  return masks
    .toSorted((a, b) => b.length - a.length)
    .reduce((shown, one) => shown.replaceAll(one, '***'), text);
}

describe('mask', () => {
  it('masks the value and what it is often turned into', async () => {
    const value = 'p@zz "wörd"/+?';
    const masks = await masksOf(() => mask(value));
    for (const form of [
      value,
      Buffer.from(value).toString('base64'),
      Buffer.from(value).toString('base64url'),
      encodeURIComponent(value),
      JSON.stringify({ password: value }),
    ]) {
      const shown = hide(form, masks);
      expect(shown).toContain('***');
      expect(shown).not.toContain('zz');
    }
  });

  it('masks the lines of a long secret, but not those that are everywhere', async () => {
    const key = '{\n  "key": "abcdef",\n}\n';
    const masks = await masksOf(() => mask(key));
    expect(masks).toContain('"key": "abcdef",');
    expect(masks).not.toContain('{');
    expect(masks.filter((one) => /[\r\n]/.test(one))).toEqual([]);
    expect(hide(Buffer.from(key).toString('base64'), masks)).toMatch(/^\*\*\*=*$/);
    expect(hide(Buffer.from(key.trim()).toString('base64'), masks)).toMatch(/^\*\*\*=*$/);
    expect(hide(JSON.stringify(key), masks)).toBe('"***"');
  });

  it.each(['', ' ', '\n\t '])('leaves the blank value %j alone', async (value) => {
    expect(await captureStdout(() => mask(value))).toBe('');
  });

  it.each(['q', 'qz', ' qzj\n'])(
    'does not mask %j, which would destroy the log, and says so',
    async (value) => {
      const output = await captureStdout(() => mask(value, 'input "password"'));
      expect(runnerCommands(output)).toEqual([
        {
          name: 'warning',
          properties: {},
          data: 'input "password" has fewer than 4 characters and is not masked in the log',
        },
      ]);
      expect(output).not.toContain(value.trim());
    },
  );

  it('never masks anything short, and always the value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (value) => {
        const masks = await masksOf(() => mask(value));
        expect(masks.filter((one) => one.length < 4)).toEqual([]);
        for (const line of value.trim().length < 4 ? [] : value.split(/[\r\n]+/)) {
          if (line.trim().length >= 4) expect(masks).toContain(line.trim());
        }
      }),
    );
  });
});

describe('maskBasicAuth', () => {
  it('masks the credential of the Authorization header, with and without padding', async () => {
    const masks = await masksOf(() => maskBasicAuth('me', 'hunter22'));
    const credential = Buffer.from('me:hunter22').toString('base64');
    expect(hide(`Basic ${credential}`, masks)).toMatch(/^Basic \*\*\*=*$/);
    expect(hide('hunter22', masks)).toBe('***');
  });

  it('masks nothing when there is no password', async () => {
    expect(await captureStdout(() => maskBasicAuth('me', ' '))).toBe('');
  });
});
