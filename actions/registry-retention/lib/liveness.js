import { UserError } from '@container-kit/core';
export async function readLiveness(live, github) {
    const kinds = new Set(live.map(({ kind }) => kind));
    if (kinds.size === 0)
        return { branches: undefined, pullRequests: undefined };
    if (github === undefined) {
        throw new UserError('the policy has rules for branches or pull requests ("live"), and "github-token" is empty', {
            fix: 'leave "github-token" out, so that it is the token of the job',
        });
    }
    return {
        branches: kinds.has('branch') ? await namesOfBranches(github) : undefined,
        pullRequests: kinds.has('pull-request') ? await openPullRequests(github) : undefined,
    };
}
async function namesOfBranches({ branches }) {
    const names = [];
    for await (const { name } of branches.list())
        names.push(name);
    return names;
}
async function openPullRequests({ pulls }) {
    const numbers = [];
    for await (const { number } of pulls.list({ state: 'open' }))
        numbers.push(number);
    return numbers;
}
