/**
 * What Node takes by itself: `node-loop.ts SOURCE DESTINATION` moves the blobs of one image between two HTTPS registries,
 * hashed on the way and four at a time, with nothing of ours. Prints the milliseconds that it took.
 *
 * It retries, times and proves nothing and leaves the manifest behind, so it is no copy but the floor of one.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:https';
import { json } from 'node:stream/consumers';

interface Blob {
  readonly digest: string;
  readonly size: number;
}

const PARALLEL = 4;
const agent = new Agent({ keepAlive: true });
const [source = '', destination = ''] = process.argv.slice(2).map(apiOf);

const started = performance.now();
const accept = 'application/vnd.oci.image.manifest.v1+json';
const { layers } = (await json(await get(`${source}/manifests/1`, { accept }))) as { layers: Blob[] };
const waiting = layers.values();
await Promise.all(Array.from({ length: PARALLEL }, moveSome));
console.log(performance.now() - started);
agent.destroy();

async function moveSome(): Promise<void> {
  for (const blob of waiting) {
    await move(blob);
  }
}

async function move({ digest, size }: Blob): Promise<void> {
  const post = request(`${destination}/blobs/uploads/`, { method: 'POST', agent }).end();
  const [session] = (await once(post, 'response')) as [IncomingMessage];
  session.resume();
  const location = new URL(session.headers.location ?? '');
  location.searchParams.set('digest', digest);
  const put = request(location, { method: 'PUT', agent, headers: { 'content-length': size } });
  const answered = once(put, 'response');
  const hash = createHash('sha256');
  const content = await get(`${source}/blobs/${digest}`);
  content.on('data', (chunk: Buffer) => {
    hash.update(chunk);
    if (!put.write(chunk)) {
      content.pause();
      put.once('drain', () => content.resume());
    }
  });
  await once(content, 'end');
  put.end();
  const [answer] = (await answered) as [IncomingMessage];
  answer.resume();
  if (answer.statusCode !== 201 || `sha256:${hash.digest('hex')}` !== digest) {
    throw new Error(`${digest} did not arrive: status ${answer.statusCode}`);
  }
}

async function get(url: string, headers: OutgoingHttpHeaders = {}): Promise<IncomingMessage> {
  const sent = request(url, { agent, headers }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return answer;
}

/** `127.0.0.1:5000/a/b:1` as the beginning of its API's URLs. */
function apiOf(name: string): string {
  const [, host = '', repository = ''] = /^([^/]+)\/(.+):1$/.exec(name) ?? [];
  return `https://${host}/v2/${repository}`;
}
