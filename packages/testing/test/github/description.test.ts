import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../src/github/endpoints/table.ts';
import { Description } from '../../src/github/openapi/description.ts';
import { NAME, request, start } from './fixture.ts';

describe('the description of GitHub', () => {
  it('has exactly the operations that the fake answers', async () => {
    const { operations } = await Description.load();
    expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(ENDPOINTS).sort());
  });

  it('compiles: every schema of every operation can be used', async () => {
    const description = await Description.load();
    for (const operation of description.operations) {
      const query = new URLSearchParams(
        Object.fromEntries(operation.parameters.map(({ name }) => [name, '1'])),
      );
      description.checkRequest({ operation, parameters: {} }, query, operation.body && {});
      for (const status of operation.answers.keys()) description.checkAnswer(operation, status, {});
    }
  });

  it('finds operations whose refs and paths have slashes', async () => {
    const description = await Description.load();
    const find = (method: string, path: string) => {
      const found = description.find(method, path);
      return [found?.operation.id, found?.parameters];
    };
    expect(find('GET', '/repos/o/r/git/ref/heads/feature/x')).toEqual([
      'git/get-ref',
      { owner: 'o', repo: 'r', ref: 'heads/feature/x' },
    ]);
    expect(find('GET', '/repos/o/r/contents/k8s/a%20b.yml')).toEqual([
      'repos/get-content',
      { owner: 'o', repo: 'r', path: 'k8s/a b.yml' },
    ]);
    expect(find('GET', '/repos/o/r/commits/feature%2Fx/check-runs')[0]).toBe('checks/list-for-ref');
    expect(find('DELETE', '/repos/o/r')[0]).toBeUndefined();
  });

  it('knows which requests have no body', async () => {
    const description = await Description.load();
    const found = description.find('GET', '/repos/o/r/pulls');
    if (found === undefined) return expect.fail('no operation');
    expect(description.checkRequest(found, new URLSearchParams(), { state: 'open' })).toEqual([
      'no body is documented',
    ]);
    expect(description.checkRequest(found, new URLSearchParams(), undefined)).toEqual([]);
  });

  it('knows what is wrong with an answer', async () => {
    const description = await Description.load();
    const operation = description.find('GET', '/repos/o/r/git/ref/heads/main')?.operation;
    if (operation === undefined) return expect.fail('no operation');
    const object = { type: 'commit', sha: 'a'.repeat(40), url: 'https://api.github.com/x' };
    const answer = { ref: 'refs/heads/main', node_id: 'x', url: 'https://api.github.com/x', object };
    expect(description.checkAnswer(operation, 200, answer)).toEqual([]);
    expect(description.checkAnswer(operation, 200, { ...answer, shaa: 1 })[0]).toContain(
      'additionalProperty":"shaa"',
    );
    expect(description.checkAnswer(operation, 200, { ...answer, url: 'no url' })[0]).toContain('answer/url');
    expect(description.checkAnswer(operation, 200, { ...answer, object: null })[0]).toContain(
      'must be object',
    );
    expect(description.checkAnswer(operation, 201, answer)).toEqual(['the status 201 is not documented']);
    expect(description.checkAnswer(operation, 403, { message: 1 })[0]).toContain(
      'answer/message must be string',
    );
  });
});

describe('requests that GitHub does not document', () => {
  it.each([
    ['GET', '/deployments?enviroment=x', undefined, 'the query enviroment is not documented'],
    ['GET', '/deployments?page=x', undefined, 'page must be integer {"type":"integer"}'],
    ['GET', '/pulls?state=merged', undefined, 'state must be equal to one of the allowed values'],
    ['GET', '/deployments/abc/statuses', undefined, 'deployment_id must be integer'],
    ['POST', '/deployments', undefined, 'the body is missing'],
    ['POST', '/deployments', {}, "body must have required property 'ref'"],
    ['POST', '/deployments', { ref: 'main', env: 'x' }, '"additionalProperty":"env"'],
    [
      'POST',
      '/git/trees',
      { tree: [{ path: 'a', mode: '100600', sha: 'b' }] },
      'body/tree/0/mode must be equal to one of',
    ],
    ['POST', '/git/trees', { tree: [{ path: 'a', mod: '100644' }] }, '"additionalProperty":"mod"'],
    ['POST', '/git/blobs', 'no JSON', 'body must be object'],
  ])('%s %s %j is refused and noted', async (method, path, body, problem) => {
    const noted = [expect.stringContaining(problem)];
    const { call } = await start({}, noted);
    const answer = await call(method, path, body);
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining(problem) } });
  });

  it.each([
    ['GET', '/repos/octo/app/issues'],
    ['DELETE', '/repos/octo/app'],
    ['GET', '/user/emails'],
  ])('%s %s is no endpoint', async (method, path) => {
    const { github } = await start({}, [`${method} ${path}: is no operation of the description`]);
    expect(await request(github, method, path)).toMatchObject({
      status: 404,
      body: { message: 'Not Found' },
    });
  });

  it('a request of another version is noted', async () => {
    const { github } = await start({}, [expect.stringContaining('X-GitHub-Api-Version is not 2022-11-28')]);
    const answer = await request(github, 'GET', `/repos/${NAME}`, undefined, {
      'x-github-api-version': '2020-01-01',
    });
    expect(answer.status).toBe(200);
  });
});
