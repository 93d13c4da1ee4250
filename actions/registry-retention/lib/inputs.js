import { boolean, choice, defineInputs, integer, lines, secret, text, } from '@container-kit/core';
import { registryInputs } from '@container-kit/login';
export const inputs = defineInputs({
    mode: choice(['plan', 'apply', 'restore', 'explain', 'simulate'], {
        help: 'What to do: `plan` (look, and change nothing), `apply` (delete what the plan says), `restore` (undo a run), `explain` (say why `target` stays or goes), or `simulate` (replay the rules over the past).',
        default: 'plan',
    }),
    ...registryInputs,
    registry: text({ help: 'Registry host. `username` and `password` are for it.', default: 'ghcr.io' }),
    provider: choice(['auto', 'ghcr', 'docker-hub', 'oci'], {
        help: 'How to list and delete: `ghcr` (GitHub Packages API beside the registry), `docker-hub`, `oci` (any registry that deletes by digest), or `auto` (by `registry`).',
        default: 'auto',
    }),
    repositories: lines({
        help: 'Repositories below the host, one name or glob a line: `org/app`, `org/*`. Default: the one that has the name of the GitHub repository.',
    }),
    'min-keep': optional(integer({
        help: 'Newest roots that always stay, whatever else holds. Default: as the policy file says, else 10.',
        min: 0,
    })),
    'max-age-days': optional(integer({
        help: 'A root goes only when it is older than this. Default: as the policy file says, else 30.',
        min: 0,
    })),
    'protected-tags': lines({
        help: 'Tags that keep what they point to, one glob or `/regex/` a line. Default: as the policy file says, else `latest` and `stable`.',
    }),
    untagged: optional(choice(['delete', 'keep'], {
        help: 'What becomes of roots without a tag: `delete`, by the same rules as all others, or `keep`. Default: as the policy file says, else `delete`.',
    })),
    deployed: text({
        help: 'Path of a file with images that stay because they run somewhere: any text that holds references or digests, such as the output of kubectl.',
    }),
    'deployed-manifests': lines({
        help: 'Globs of Kubernetes, kustomization, Helm values and Compose files, one a line. The images in them stay.',
    }),
    'deployed-refs': lines({
        help: 'Branches and tags to read `deployed-manifests` from, one a line, with `*` as in globs. Default: the workspace.',
    }),
    'deployed-environments': lines({
        help: 'Environments, one name or glob a line: the images that their active GitHub Deployments name stay.',
    }),
    'max-delete-percent': optional(integer({
        help: 'Delete nothing of a repository when more than this share of its roots would go. Default: as the policy file says, else 50.',
        min: 0,
        max: 100,
    })),
    'max-delete': optional(integer({ help: 'Delete nothing of a repository when more roots than this would go.', min: 0 })),
    'time-budget': integer({
        help: 'Minutes. What is not done by then waits for the next run.',
        default: 60,
        min: 1,
    }),
    plan: text({ help: 'Path of an approved plan, for `apply`. Each item is looked at again first.' }),
    journal: text({ help: 'Path of the journal of the run to undo, for `restore`.' }),
    target: text({ help: 'Tag or digest, for `explain`.' }),
    days: integer({ help: 'How many days back `simulate` starts.', default: 90, min: 1, max: 3650 }),
    'exact-bytes': boolean({
        help: 'Read every manifest, those of platforms too, so that the freed bytes are exact and not a lower bound.',
        default: false,
    }),
    policy: text({
        help: 'Policy file. The default one may be missing.',
        default: '.github/container-kit.yml',
    }),
    cache: text({
        help: 'Where to keep between runs what never changes about a digest: `auto` (the Actions cache, where the job has one), `none`, or the path of a file.',
        default: 'auto',
    }),
    summary: boolean({ help: 'Write the job summary.', default: true }),
    'github-token': secret({
        help: 'Token for the GitHub Packages API, and for ghcr.io where no login is given.',
        default: '${{ github.token }}',
    }),
});
function optional(spec) {
    return { ...spec, parse: (value) => (value.trim() === '' ? undefined : spec.parse(value)) };
}
