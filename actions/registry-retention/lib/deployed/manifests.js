import { matchesGlob } from 'node:path';
import { UserError } from '@container-kit/core';
import { findImageReferences, findManifests, readManifest } from '@container-kit/manifests';
import { parseReference } from '@container-kit/registry/reference';
import { findRefs } from './refs.js';
const INPUT = 'input "deployed-manifests"';
export async function findInWorkspace(globs, workspace) {
    const found = [];
    for (const path of await findManifests(globs, workspace, INPUT)) {
        const { text } = await readManifest(path, workspace);
        found.push(...imagesIn(text, path, path));
    }
    return found;
}
export async function findOnRefs(globs, names, repository) {
    const texts = new Map();
    const found = [];
    let files = 0;
    for (const ref of await findRefs(names, repository)) {
        for (const { path, sha } of await filesOf(ref, globs, repository)) {
            files += 1;
            const text = texts.get(sha) ?? (await repository.git.blob(sha)).toString('utf8');
            texts.set(sha, text);
            found.push(...imagesIn(text, path, `${path} on ${ref.name}`));
        }
    }
    if (files > 0)
        return found;
    throw new UserError(`${INPUT}: ${globs.join(' ')} finds no file on ${names.join(', ')}`, {
        fix: 'check the globs; they are relative to the top of the repository',
    });
}
async function filesOf({ name, sha }, globs, { git }) {
    const { entries, truncated } = await git.tree(sha, { recursive: true });
    if (truncated) {
        throw new UserError(`input "deployed-refs": ${name} has more files than GitHub lists at once`, {
            fix: 'check the branch out, and leave "deployed-refs" out',
        });
    }
    const excluded = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
    const wanted = globs.filter((glob) => !glob.startsWith('!'));
    return entries.filter(({ path, mode }) => (mode === '100644' || mode === '100755') &&
        wanted.some((glob) => matchesGlob(path, glob)) &&
        !excluded.some((glob) => matchesGlob(path, glob)));
}
function imagesIn(text, path, where) {
    return findImageReferences(text, path).map(({ reference, line, repository, settled }) => {
        const place = where.replace(path, `${path}:${line}`);
        if (!settled)
            return { name: repository, tag: undefined, digest: undefined, where: place };
        const { tag, digest } = parseReference(reference);
        return {
            name: repository,
            tag: tag ?? (digest === undefined ? 'latest' : undefined),
            digest,
            where: place,
        };
    });
}
