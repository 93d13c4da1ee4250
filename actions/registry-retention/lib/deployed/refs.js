import { UserError } from '@container-kit/core';
import { parseGlob } from '@container-kit/policy';
export async function findRefs(patterns, repository) {
    const found = new Map();
    for (const pattern of patterns) {
        const refs = /[*?]/.test(pattern) ? await byGlob(pattern, repository) : await byName(pattern, repository);
        if (refs.length === 0) {
            throw new UserError(`input "deployed-refs": there is no branch or tag ${JSON.stringify(pattern)}`, {
                fix: 'write the names of branches and tags, or globs of branches, and give the job "contents: read"',
            });
        }
        for (const ref of refs)
            found.set(ref.name, ref);
    }
    return [...found.values()];
}
async function byGlob(pattern, { branches }) {
    const glob = parseGlob(pattern);
    const found = [];
    for await (const branch of branches.list())
        if (glob.matches(branch.name))
            found.push(branch);
    return found;
}
async function byName(name, { git }) {
    for (const kind of ['heads', 'tags']) {
        const ref = await git.refs.get(`refs/${kind}/${name}`);
        if (ref !== undefined)
            return [{ name, sha: ref.sha }];
    }
    return [];
}
