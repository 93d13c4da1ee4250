import { setTimeout as delay } from 'node:timers/promises';
import { type Fault, startSigstore } from '@container-kit/testing/sigstore';
import { describe, expect, it } from 'vitest';
import { KeylessSigner } from '../../../src/record/keyless/keyless-signer.ts';
import { bundleOf, PAYLOAD, settings, signerOf, TYPE } from './signers.ts';

describe('when a service has a bad day', () => {
  it.each([
    ['Fulcio answers 503', [status(503)]],
    ['Fulcio is too busy', [status(429), status(429)]],
    ['Rekor breaks the connection', [pass, reset]],
    ['Rekor answers 500 and then nothing', [pass, status(500), reset]],
  ])('%s, it is asked again', async (_title, faults) => {
    const sigstore = await startSigstore();
    sigstore.faults.push(...faults);
    sigstore.verify(bundleOf(await signerOf(sigstore).seal(TYPE, PAYLOAD)));
    expect(sigstore.paths).toHaveLength(1 + faults.length + (faults[0] === pass ? 0 : 1));
  });

  it('finds the entry that was made although its answer got lost', async () => {
    const sigstore = await startSigstore();
    let lost = false;
    sigstore.rewrite = (path, json) => {
      if (!path.endsWith('/entries') || lost) return json;
      lost = true;
      return undefined;
    };
    sigstore.verify(bundleOf(await signerOf(sigstore).seal(TYPE, PAYLOAD)));
    expect(sigstore.paths.slice(1)).toEqual([
      'POST /api/v1/log/entries',
      'POST /api/v1/log/entries',
      expect.stringMatching(/^GET \/api\/v1\/log\/entries\/[0-9a-f]{64}$/),
    ]);
  });

  it.each([
    ['Fulcio', 0],
    ['Rekor', 1],
  ])('%s is given up after four tries, by name', async (name, before) => {
    const sigstore = await startSigstore();
    sigstore.faults.push(...Array(before).fill(pass), ...Array(9).fill(status(503)));
    const waits: number[] = [];
    const signer = signerOf(sigstore, { sleep: async (ms) => void waits.push(ms) });
    await expect(signer.seal(TYPE, PAYLOAD)).rejects.toMatchObject({
      name: 'SigningError',
      message: `${name} at ${sigstore.url} answers 503 (4 tries)`,
      fix: 'run the step again later, or set "sign: false" to record without a signature',
    });
    expect(waits).toHaveLength(3);
    expect(waits.every((ms) => ms > 0 && ms <= 15_000)).toBe(true);
  });

  it('waits as long as it is told, within reason', async () => {
    const sigstore = await startSigstore();
    sigstore.faults.push(status(429, { 'retry-after': '7' }), status(503, { 'retry-after': '86400' }));
    const waits: number[] = [];
    await signerOf(sigstore, { sleep: async (ms) => void waits.push(ms) }).seal(TYPE, PAYLOAD);
    expect(waits).toEqual([7000, 15_000]);
  });

  it('a stall ends', async () => {
    const sigstore = await startSigstore();
    sigstore.faults.push(...Array(4).fill(() => true));
    await expect(signerOf(sigstore, { timeoutMs: 50 }).seal(TYPE, PAYLOAD)).rejects.toThrow(
      /^Fulcio at .* does not answer \(4 tries\): no complete answer within 0\.05 s$/,
    );
  });

  it('a cancelled run ends at once, with its reason', async () => {
    const sigstore = await startSigstore();
    const controller = new AbortController();
    sigstore.faults.push(() => {
      controller.abort(new Error('cancelled'));
      return true;
    });
    const signer = signerOf(sigstore, { signal: controller.signal });
    await expect(signer.seal(TYPE, PAYLOAD)).rejects.toThrow('cancelled');
    expect(sigstore.paths).toHaveLength(1);
  });

  it('a cancelled run waits for no further try', async () => {
    const sigstore = await startSigstore();
    const controller = new AbortController();
    sigstore.faults.push(status(503, { 'retry-after': '15' }));
    const signer = new KeylessSigner({
      ...settings(sigstore),
      signal: controller.signal,
    });
    const sealed = signer.seal(TYPE, PAYLOAD);
    sealed.catch(() => undefined);
    while (sigstore.paths.length === 0) await delay(5);
    controller.abort(new Error('cancelled'));
    await expect(sealed).rejects.toThrow('cancelled');
  });
});

describe('a service that does not do its part', () => {
  it('says why it refuses, in one line and without the token', async () => {
    const sigstore = await startSigstore();
    const token = sigstore.issueToken('somebody-else');
    const failure = signerOf(sigstore, { getToken: async () => token }).seal(TYPE, PAYLOAD);
    await expect(failure).rejects.toThrow(
      `Fulcio at ${sigstore.url} answers 401: There was an error processing the credentials`,
    );
    expect(sigstore.paths).toHaveLength(1);
    const hostile: Fault = (_, response) => {
      response.writeHead(400).end(JSON.stringify({ message: `\n::error::${'x'.repeat(9999)}` }));
      return true;
    };
    sigstore.faults.push(hostile);
    const error: unknown = await signerOf(sigstore)
      .seal(TYPE, PAYLOAD)
      .catch((reason: unknown) => reason);
    expect(error).toHaveProperty('message', expect.not.stringContaining('\n'));
    expect(String(error).length).toBeLessThan(400);
  });

  it.each([
    ['no JSON', '<html>', /answered no JSON object$/],
    ['nothing', '{}', /answered without a certificate$/],
    ['no certificate', chainOf('-----BEGIN NONSENSE-----'), /answered without a certificate$/],
    ['more than 1 MiB', ' '.repeat(1024 * 1024 + 1), /does not answer: the answer is larger than 1 MiB$/],
  ])('Fulcio answers with %s', async (_title, answer, message) => {
    const sigstore = await startSigstore();
    sigstore.faults.push((_, response) => {
      response.end(answer);
      return true;
    });
    await expect(signerOf(sigstore).seal(TYPE, PAYLOAD)).rejects.toThrow(message);
    expect(sigstore.paths).toHaveLength(1);
  });

  it('Fulcio certifies another key', async () => {
    const sigstore = await startSigstore();
    let first: object | undefined;
    sigstore.rewrite = (path, json) => {
      if (path.endsWith('/signingCert')) first ??= json;
      return path.endsWith('/signingCert') ? (first ?? json) : json;
    };
    await signerOf(sigstore).seal(TYPE, PAYLOAD);
    await expect(signerOf(sigstore).seal(TYPE, PAYLOAD)).rejects.toThrow(/a certificate of another key$/);
  });

  it('Fulcio certifies without a workflow', async () => {
    const sigstore = await startSigstore();
    const token = sigstore.issueToken('sigstore', { job_workflow_ref: 'has a blank' });
    const failure = signerOf(sigstore, { getToken: async () => token }).seal(TYPE, PAYLOAD);
    await expect(failure).rejects.toThrow(/a certificate that names no identity$/);
  });

  it.each(['a.b.c', 'nothing', `a.${Buffer.from('{"sub":7}').toString('base64url')}.c`])(
    'the token %j has no subject',
    async (token) => {
      const sigstore = await startSigstore();
      const error: unknown = await signerOf(sigstore, { getToken: async () => token })
        .seal(TYPE, PAYLOAD)
        .catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: 'SigningError', message: 'the identity token has no subject' });
      expect(error).not.toHaveProperty('cause');
      expect(sigstore.paths).toEqual([]);
    },
  );

  it.each([
    ['another payload', 'payloadHash', /logged something else than what was signed$/],
    ['another signature', 'signatures', /logged something else than what was signed$/],
  ])('Rekor logs %s', async (_title, field, message) => {
    const sigstore = await startSigstore();
    sigstore.rewrite = (path, json) =>
      path.endsWith('/entries')
        ? changeEntry(json, (entry) => {
            const body = JSON.parse(Buffer.from(String(entry.body), 'base64').toString());
            body.spec[field] = [{ signature: 'AAAA' }];
            entry.body = Buffer.from(JSON.stringify(body)).toString('base64');
          })
        : json;
    await expect(signerOf(sigstore).seal(TYPE, PAYLOAD)).rejects.toThrow(message);
  });

  it.each(['body', 'logIndex', 'logID', 'integratedTime', 'verification'])(
    'Rekor answers without %s',
    async (field) => {
      const sigstore = await startSigstore();
      sigstore.rewrite = (path, json) =>
        path.endsWith('/entries') ? changeEntry(json, (entry) => delete entry[field]) : json;
      await expect(signerOf(sigstore).seal(TYPE, PAYLOAD)).rejects.toThrow(
        /logged something else|without a proof/,
      );
    },
  );

  it.each([undefined, '/api/v1/log/entries/../../../token', 'https://elsewhere.example/x'])(
    'Rekor has the entry already, at %j',
    async (location) => {
      const sigstore = await startSigstore();
      sigstore.faults.push(pass, status(409, location === undefined ? {} : { location }));
      await expect(signerOf(sigstore).seal(TYPE, PAYLOAD)).rejects.toThrow(/does not say where$/);
      expect(sigstore.paths).toHaveLength(2);
    },
  );
});

function pass(): boolean {
  return false;
}

const reset: Fault = (request) => {
  request.socket.destroy();
  return true;
};

function status(code: number, headers: Readonly<Record<string, string>> = {}): Fault {
  return (_, response) => {
    response.writeHead(code, headers).end('{}');
    return true;
  };
}

function chainOf(...certificates: string[]): string {
  return JSON.stringify({ signedCertificateEmbeddedSct: { chain: { certificates } } });
}

function changeEntry(json: object, change: (entry: Record<string, unknown>) => void): object {
  const changed: Record<string, Record<string, unknown>> = JSON.parse(JSON.stringify(json));
  for (const entry of Object.values(changed)) change(entry);
  return changed;
}
