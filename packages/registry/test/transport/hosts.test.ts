import { describe, expect, test } from 'vitest';
import { apiHost, assertSafeHop, isLoopback } from '../../src/transport/hosts.ts';
import { parseTarget } from '../../src/transport/target.ts';

describe('hosts', () => {
  test.each(['localhost', '127.0.0.1', '127.255.0.9', '[::1]'])('%s is loopback', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  test.each(['127.0.0.1.example', '128.0.0.1', 'localhost.example', '10.0.0.1', '[::2]', 'x127.0.0.1'])(
    '%s is not',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );

  test('Docker Hub has its API elsewhere', () => {
    expect(apiHost('docker.io')).toBe('registry-1.docker.io');
    expect(apiHost('ghcr.io')).toBe('ghcr.io');
  });

  test.each([
    ['https://a.example/', 'http://a.example/', 'plain http'],
    ['https://a.example/', 'http://b.example/', 'plain http'],
    ['https://a.example/', 'https://127.0.0.1/', 'local address'],
    ['https://a.example/', 'https://169.254.169.254/', 'local address'],
    ['https://a.example/', 'https://0xa9fea9fe/', 'local address'],
    ['https://a.example/', 'https://[fe80::1]/', 'local address'],
    ['https://a.example/', 'https://[::ffff:169.254.169.254]/', 'local address'],
  ])('%s must not lead to %s', (from, to, problem) => {
    expect(() => assertSafeHop(parseTarget(from), parseTarget(to))).toThrow(problem);
  });

  test.each([
    ['https://a.example/', 'https://b.example:8443/'],
    ['https://a.example/', 'https://10.1.2.3/'],
    ['http://127.0.0.1:5000/', 'http://127.0.0.1:5001/'],
    ['http://localhost:5000/', 'http://localhost:5000/'],
  ])('%s may lead to %s', (from, to) => {
    assertSafeHop(parseTarget(from), parseTarget(to));
  });
});
