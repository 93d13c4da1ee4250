import { jsonReply, type Reply } from '../../registry/reply.ts';
import { ApiError, notFound } from '../api-error.ts';
import { refShape } from '../shapes/git.ts';
import type { RepositoryState } from '../state/repository.ts';
import { type Endpoints, type Exchange, flagOf, textOf } from './endpoint.ts';

/** REST API, "Git references". */
export const refs: Endpoints = {
  'git/get-ref': { permission: 'contents', level: 'read', answer: get },
  'git/create-ref': { permission: 'contents', level: 'write', answer: create },
  'git/update-ref': { permission: 'contents', level: 'write', answer: update },
};

function get({ api, repository, parameters }: Exchange): Reply {
  checkNotEmpty(repository);
  const ref = `refs/${parameters.ref}`;
  const sha = repository.refs.get(ref);
  if (sha === undefined) throw notFound();
  return jsonReply(200, refShape(api, repository, ref, sha));
}

function create({ api, repository, body }: Exchange): Reply {
  checkNotEmpty(repository);
  const ref = textOf(body, 'ref');
  const sha = textOf(body, 'sha');
  if (!isRefName(ref)) throw new ApiError(422, `${ref} is not a valid ref name.`);
  if (repository.refs.has(ref)) throw new ApiError(422, 'Reference already exists');
  checkCommit(repository, sha);
  repository.refs.set(ref, sha);
  return jsonReply(201, refShape(api, repository, ref, sha));
}

function update({ api, repository, parameters, body }: Exchange): Reply {
  const ref = `refs/${parameters.ref}`;
  const sha = textOf(body, 'sha');
  const current = repository.refs.get(ref);
  if (current === undefined) throw new ApiError(422, 'Reference does not exist');
  checkCommit(repository, sha);
  if (repository.protectedRefs.has(ref)) {
    const rule = 'Changes must be made through a pull request.';
    throw new ApiError(422, `Repository rule violations found\n\n${rule}\n\n`);
  }
  if (!flagOf(body, 'force', false) && !repository.objects.isAncestor(current, sha)) {
    throw new ApiError(422, 'Update is not a fast forward');
  }
  repository.refs.set(ref, sha);
  return jsonReply(200, refShape(api, repository, ref, sha));
}

function checkNotEmpty({ refs: existing }: RepositoryState): void {
  if (existing.size === 0) throw new ApiError(409, 'Git Repository is empty.');
}

function checkCommit({ objects }: RepositoryState, sha: string): void {
  if (objects.commit(sha) === undefined) throw new ApiError(422, 'Object does not exist');
}

/** The rules of git-check-ref-format that matter in practice. */
function isRefName(ref: string): boolean {
  return /^refs\/[^/]+\/./.test(ref) && !/[\s~^:?*[\\\p{Cc}]|\.\.|\/\/|\/$|\.lock$|@\{|\/\./u.test(ref);
}
