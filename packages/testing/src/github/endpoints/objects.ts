import { jsonReply, type Reply } from '../../registry/reply.ts';
import { ApiError, notFound } from '../api-error.ts';
import { type Leaf, readTree, withChange, writeTree } from '../git/files.ts';
import type { Signature } from '../git/objects.ts';
import { walkTree } from '../git/walk.ts';
import { asObject, isObject, type JsonObject } from '../openapi/document.ts';
import { base64Lines } from '../shapes/content.ts';
import { commitShape, treeShape } from '../shapes/git.ts';
import { apiUrl, nodeId } from '../shapes/urls.ts';
import { ACTOR } from '../shapes/user.ts';
import type { RepositoryState } from '../state/repository.ts';
import { type Endpoints, type Exchange, textOf } from './endpoint.ts';

/** REST API, "Git database". */
export const objects: Endpoints = {
  'git/get-blob': { permission: 'contents', level: 'read', answer: getBlob },
  'git/create-blob': { permission: 'contents', level: 'write', answer: createBlob },
  'git/get-tree': { permission: 'contents', level: 'read', answer: getTree },
  'git/create-tree': { permission: 'contents', level: 'write', answer: createTree },
  'git/get-commit': { permission: 'contents', level: 'read', answer: getCommit },
  'git/create-commit': { permission: 'contents', level: 'write', answer: createCommit },
};

function getBlob({ api, repository, parameters: { file_sha: sha = '' } }: Exchange): Reply {
  const bytes = repository.objects.blob(sha);
  if (bytes === undefined) throw notFound();
  return jsonReply(200, {
    ...blobLink(api, repository, sha),
    node_id: nodeId('Blob', sha),
    size: bytes.byteLength,
    content: base64Lines(bytes),
    encoding: 'base64',
  });
}

function createBlob({ api, repository, body }: Exchange): Reply {
  const encoding = textOf(body, 'encoding', 'utf-8');
  const content = textOf(body, 'content');
  if (encoding !== 'utf-8' && encoding !== 'base64') {
    throw new ApiError(422, "Only 'utf-8' and 'base64' encodings are supported");
  }
  const bytes = Buffer.from(content, encoding);
  if (encoding === 'base64' && bytes.toString('base64') !== content.replace(/\s/g, '')) {
    throw new ApiError(422, 'content is not valid Base64');
  }
  const sha = repository.objects.putBlob(bytes);
  return jsonReply(201, blobLink(api, repository, sha));
}

/** A commit's name does for its tree, as Git has it. */
function getTree({ api, repository, parameters: { tree_sha: name = '' }, url }: Exchange): Reply {
  const sha = repository.objects.commit(repository.resolve(name) ?? '')?.tree ?? name;
  if (repository.objects.tree(sha) === undefined) throw notFound();
  const items = walkTree(repository.objects, sha, url.searchParams.has('recursive'));
  return jsonReply(200, treeShape(api, repository, sha, items));
}

function createTree({ api, repository, body }: Exchange): Reply {
  const base = body.base_tree === undefined ? undefined : treeOf(repository, textOf(body, 'base_tree'));
  let leaves: ReadonlyMap<string, Leaf> = base === undefined ? new Map() : readTree(repository.objects, base);
  for (const change of Array.isArray(body.tree) ? body.tree : []) {
    leaves = applyChange(repository, leaves, asObject(change));
  }
  const sha = writeTree(repository.objects, leaves);
  return jsonReply(201, treeShape(api, repository, sha, walkTree(repository.objects, sha, false)));
}

function applyChange(
  repository: RepositoryState,
  leaves: ReadonlyMap<string, Leaf>,
  change: JsonObject,
): ReadonlyMap<string, Leaf> {
  const path = textOf(change, 'path');
  if (path === '' || path.split('/').some((part) => ['', '.', '..', '.git'].includes(part))) {
    throw new ApiError(422, 'tree.path contains a malformed path component');
  }
  if (change.sha === null) {
    if (!leaves.has(path)) throw new ApiError(422, 'GitRPC::BadObjectState');
    return withChange(repository.objects, leaves, path, undefined);
  }
  const mode = textOf(change, 'mode');
  const sha =
    typeof change.content === 'string' ? repository.objects.putBlob(change.content) : textOf(change, 'sha');
  if (!repository.objects.holds(mode, sha)) throw new ApiError(422, `tree.sha ${sha} is not a valid blob`);
  return withChange(repository.objects, leaves, path, { mode, sha });
}

function getCommit({ api, repository, parameters: { commit_sha: sha = '' } }: Exchange): Reply {
  const commit = repository.objects.commit(sha);
  if (commit === undefined) throw notFound();
  return jsonReply(200, commitShape(api, repository, sha, commit, repository.signedCommits.has(sha)));
}

/** Only a commit of an app that leaves author and committer to GitHub is signed. */
function createCommit({ api, world, repository, body }: Exchange): Reply {
  const tree = textOf(body, 'tree');
  const parents = (Array.isArray(body.parents) ? body.parents : []).map(String);
  if (repository.objects.tree(tree) === undefined) throw new ApiError(422, 'Tree SHA does not exist');
  if (parents.some((parent) => repository.objects.commit(parent) === undefined)) {
    throw new ApiError(422, 'Parent SHA does not exist or is not a commit object');
  }
  const app = { name: ACTOR, email: `41898282+${ACTOR}@users.noreply.github.com`, date: world.now() };
  const author = signatureOf(body.author, app);
  const signed = body.author === undefined && body.committer === undefined;
  const github = { name: 'GitHub', email: 'noreply@github.com', date: app.date };
  const committer = signed ? github : signatureOf(body.committer, author);
  const commit = { tree, parents, author, committer, message: textOf(body, 'message') };
  const sha = repository.objects.putCommit(commit);
  if (signed) repository.signedCommits.add(sha);
  return jsonReply(201, commitShape(api, repository, sha, commit, signed));
}

function signatureOf(value: unknown, fallback: Signature): Signature {
  if (!isObject(value)) return fallback;
  const date = textOf(value, 'date');
  return {
    name: textOf(value, 'name', fallback.name),
    email: textOf(value, 'email', fallback.email),
    date: date === '' ? fallback.date : new Date(date),
  };
}

function treeOf({ objects: store }: RepositoryState, name: string): string {
  const sha = store.commit(name)?.tree ?? name;
  if (store.tree(sha) === undefined) throw notFound();
  return sha;
}

function blobLink(api: string, repository: RepositoryState, sha: string) {
  return { sha, url: apiUrl(api, repository, `/git/blobs/${sha}`) };
}
