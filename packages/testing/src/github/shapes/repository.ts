import type { RepositoryState } from '../state/repository.ts';
import { apiUrl, nodeId, pageUrl, timestamp } from './urls.ts';
import { userShape } from './user.ts';

/** `<key>_url` and where it leads, below the repository's own address. */
const LINKS: Readonly<Record<string, string>> = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  contributors: '/contributors',
  deployments: '/deployments',
  downloads: '/downloads',
  events: '/events',
  forks: '/forks',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  hooks: '/hooks',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  languages: '/languages',
  merges: '/merges',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  stargazers: '/stargazers',
  statuses: '/statuses/{sha}',
  subscribers: '/subscribers',
  subscription: '/subscription',
  tags: '/tags',
  teams: '/teams',
  trees: '/git/trees{/sha}',
};

/** Schema `minimal-repository`. */
export function minimalRepositoryShape(api: string, repository: RepositoryState): object {
  const links = Object.entries(LINKS).map(([key, path]) => [`${key}_url`, apiUrl(api, repository, path)]);
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.settings.name,
    full_name: repository.fullName,
    owner: userShape(api, repository.settings.owner),
    private: repository.settings.private,
    html_url: pageUrl(repository),
    description: null,
    fork: false,
    url: apiUrl(api, repository),
    ...Object.fromEntries(links),
  };
}

/** Schema `repository`. */
export function repositoryShape(api: string, repository: RepositoryState): object {
  const { fullName, settings, createdAt } = repository;
  return {
    ...minimalRepositoryShape(api, repository),
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    clone_url: pageUrl(repository, '.git'),
    svn_url: pageUrl(repository),
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: settings.defaultBranch,
    visibility: settings.private ? 'private' : 'public',
    archived: false,
    disabled: false,
    has_issues: true,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    size: 0,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    pushed_at: timestamp(createdAt),
    created_at: timestamp(createdAt),
    updated_at: timestamp(createdAt),
  };
}

/** Schema `full-repository`. */
export function fullRepositoryShape(api: string, repository: RepositoryState): object {
  return { ...repositoryShape(api, repository), network_count: 0, subscribers_count: 0 };
}
