import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { connect } from '../support/client.ts';
import { serve } from '../support/server.ts';

describe('fault 32: pages of tags', () => {
  test('Link is followed to the end', async () => {
    await using registry = await startRegistry({ capabilities: { tagPage: 7 } });
    const tags = Array.from({ length: 50 }, (_, index) => `t${String(index).padStart(2, '0')}`);
    await registry.putManifest('a/b', { schemaVersion: 2 }, { tags });
    using connection = connect();
    expect(await connection.client.repository(registry.host, 'a/b').listTags()).toEqual(tags);
    expect(registry.requests).toHaveLength(8);
  });

  test.each(['distribution2', 'ghcr', 'harbor'] as const)('as %s does it', async (profile) => {
    await using registry = await startRegistry({ profile });
    const tags = Array.from({ length: 130 }, (_, index) => `t${index}`);
    await registry.putManifest('a/b', { schemaVersion: 2 }, { tags });
    using connection = connect();
    expect([...(await connection.client.repository(registry.host, 'a/b').listTags())].sort()).toEqual(
      tags.sort(),
    );
  });

  test.each([
    ['null', '{"name":"a/b","tags":null}', []],
    ['no tags at all', '{"name":"a/b"}', undefined],
    ['twice the same and things that are no tags', '{"tags":["x","x",1,"a/b","-y"]}', ['x']],
    ['not a list', '{"tags":{}}', undefined],
    ['not JSON', 'x', undefined],
  ])('%s', async (_, body, expected) => {
    await using server = await serve((__, response) => void response.end(body));
    using connection = connect();
    const listing = connection.client.repository(server.host, 'a/b').listTags();
    await (expected === undefined
      ? expect(listing).rejects.toThrow(/tag list/)
      : expect(listing).resolves.toEqual(expected));
  });

  test('an absolute Link on the same host', async () => {
    await using server = await serve((request, response) => {
      const first = request.url?.includes('last') !== true;
      response.setHeader('link', first ? `<http://${server.host}/v2/a/b/tags/list?last=x>; rel="next"` : '');
      response.end(first ? '{"tags":["x"]}' : '{"tags":["y"]}');
    });
    using connection = connect();
    expect(await connection.client.repository(server.host, 'a/b').listTags()).toEqual(['x', 'y']);
  });

  test.each([
    ['a loop', '</v2/a/b/tags/list?last=x>; rel="next"', 'lead in a circle'],
    ['another host', '<http://localhost:1/v2/a/b/tags/list>; rel=next', 'continues on another host'],
  ])('%s is refused', async (_, link, problem) => {
    await using server = await serve(
      (__, response) => void response.setHeader('link', link).end('{"tags":["x"]}'),
    );
    using connection = connect();
    await expect(connection.client.repository(server.host, 'a/b').listTags()).rejects.toThrow(problem);
  });
});
