import { isDigest } from '@container-kit/registry';
import { formatRepository, parseReference } from '@container-kit/registry/reference';
const WORD = /[A-Za-z0-9][A-Za-z0-9._:/@+-]*/g;
const MAX_REFERENCE = 1024;
const SCHEME = /^[a-z][a-z-]*:\/\//;
const DIGEST = /\bsha(?:256|512):[0-9a-f]+/g;
export function findInText(text, where) {
    const found = new Map();
    for (const [word] of text.matchAll(WORD)) {
        if (word.length > MAX_REFERENCE)
            continue;
        const reference = readReference(word.replace(SCHEME, '').replace(/[.:/@+-]+$/, ''));
        if (reference === undefined)
            continue;
        const { tag, digest } = reference;
        const image = {
            name: formatRepository(reference),
            tag: tag ?? (digest === undefined ? 'latest' : undefined),
            digest,
            where,
        };
        found.set(`${image.name}:${image.tag}@${digest}`, image);
    }
    const named = new Set([...found.values()].map(({ digest }) => digest));
    for (const [digest] of text.matchAll(DIGEST)) {
        if (isDigest(digest) && !named.has(digest))
            found.set(digest, alone(digest, where));
    }
    return [...found.values()];
}
function alone(digest, where) {
    return { name: undefined, tag: undefined, digest, where };
}
function readReference(word) {
    if (!word.includes('/'))
        return undefined;
    try {
        return parseReference(word);
    }
    catch {
        return undefined;
    }
}
