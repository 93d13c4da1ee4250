/** A Git server over HTTP that wants a token, as GitHub does for a private repository. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A running server with one repository. */
export interface GitServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Commit that the repository holds. */
  readonly sha: string;
}

/**
 * Serves a repository `example/app` with these files. Requests need the Basic password `token`, whatever the user.
 */
export async function startGitServer(
  files: Readonly<Record<string, string>>,
  token: string,
): Promise<GitServer> {
  const root = mkdtempSync(join(tmpdir(), 'git-server-'));
  const repository = join(root, 'example', 'app.git');
  const git = (args: readonly string[], input = '') =>
    execFileSync('git', ['-C', repository, ...args], {
      input,
      encoding: 'utf8',
      env: { ...process.env, ...AUTHOR },
    }).trim();
  execFileSync('git', ['init', '--quiet', '--bare', repository]);
  const entries = Object.entries(files).map(
    ([name, content]) => `100644 blob ${git(['hash-object', '-w', '--stdin'], content)}\t${name}\n`,
  );
  const sha = git(['commit-tree', git(['mktree'], entries.join('')), '-m', 'Start']);
  git(['update-ref', 'refs/heads/main', sha]);
  git(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
  const server = createServer((request, response) => {
    const [, password] = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /i, ''), 'base64')
      .toString()
      .split(':');
    if (password === token) serve(request, response, root);
    else response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sha,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(root, { recursive: true });
    },
  };
}

const AUTHOR = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

/** Hands a request to `git http-backend`, which is a CGI program (RFC 3875). */
function serve(request: IncomingMessage, response: ServerResponse, root: string): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const backend = spawn('git', ['http-backend'], {
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      ...(request.headers['content-encoding']
        ? { HTTP_CONTENT_ENCODING: request.headers['content-encoding'] }
        : {}),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(backend.stdin);
  const chunks: Buffer[] = [];
  backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  backend.on('close', () => {
    const output = Buffer.concat(chunks);
    const end = output.indexOf('\r\n\r\n');
    const headers = output
      .subarray(0, end)
      .toString()
      .split('\r\n')
      .map((line) => line.split(/:\s*/, 2) as [string, string]);
    const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
    for (const [name, value] of headers) if (name !== 'Status') response.setHeader(name, value);
    response.writeHead(Number.parseInt(status, 10)).end(output.subarray(end + 4));
  });
}
