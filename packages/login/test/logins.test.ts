import { UserError } from '@container-kit/core';
import { describe, expect, it } from 'vitest';
import { readLogins } from '../src/logins.ts';

const none = { registry: '', username: '', password: '', registryAuth: '' };

describe('readLogins', () => {
  it('finds no login in empty inputs', async () => {
    expect(await readLogins(none)).toEqual([]);
  });

  it('reads a single login, Docker Hub by default', async () => {
    const login = { ...none, username: 'octocat', password: 's3cret-token' };
    expect(await readLogins(login)).toEqual([
      { registry: 'docker.io', username: 'octocat', password: 's3cret-token' },
    ]);
  });

  it.each([
    ['index.docker.io', 'docker.io'],
    ['https://index.docker.io/v1/', 'docker.io'],
    ['GHCR.io', 'ghcr.io'],
    ['https://registry.example.com:5000/', 'registry.example.com:5000'],
  ])('takes %s for %s', async (registry, host) => {
    const logins = await readLogins({ ...none, registry, username: 'octocat', password: 's3cret-token' });
    expect(logins[0]?.registry).toBe(host);
  });

  it('drops the line break that a pasted secret ends with', async () => {
    const logins = await readLogins({ ...none, username: 'octocat', password: 's3cret-token\n' });
    expect(logins[0]?.password).toBe('s3cret-token');
  });

  it('names the empty half of a login', async () => {
    await expect(readLogins({ ...none, registry: 'ghcr.io', username: 'octocat' })).rejects.toThrow(
      'input "password" is empty, so ghcr.io cannot be logged in to',
    );
    await expect(readLogins({ ...none, registry: 'ghcr.io', password: 's3cret-token' })).rejects.toThrow(
      'input "username" is empty',
    );
  });

  it('reads a list of logins', async () => {
    const registryAuth = `
- registry: ghcr.io
  username: octocat
  password: s3cret-token
- username: hub
  password: 1234567
`;
    expect(await readLogins({ ...none, registryAuth })).toEqual([
      { registry: 'ghcr.io', username: 'octocat', password: 's3cret-token' },
      { registry: 'docker.io', username: 'hub', password: '1234567' },
    ]);
  });

  it.each([
    ['registry: ghcr.io', 'input "registry-auth" is a mapping, not a list'],
    ['- ghcr.io', 'entry 1 of input "registry-auth" is a string, not a login'],
    ['- registry: ghcr.io\n  username: octocat', '"password" in entry 1 of input "registry-auth" is empty'],
    [
      '- {registry: ghcr.io, username: a, password: bbbbbb}\n- {registry: ghcr.io, username: c, password: dddddd}',
      'two logins for ghcr.io',
    ],
  ])('refuses %j', async (registryAuth, message) => {
    await expect(readLogins({ ...none, registryAuth })).rejects.toThrow(message);
  });

  it('never quotes invalid YAML, which holds passwords', async () => {
    const error = await readLogins({ ...none, registryAuth: '- password: "hunter2hunter2' }).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(UserError);
    expect(String(error) + String((error as UserError).cause)).not.toContain('hunter2');
  });

  it('refuses both ways at once', async () => {
    await expect(readLogins({ ...none, registry: 'ghcr.io', registryAuth: '- {}' })).rejects.toThrow(
      'both set',
    );
  });
});
