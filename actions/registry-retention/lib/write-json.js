import { closeSync, openSync, writeSync } from 'node:fs';
const PORTION = 500;
export function writeJson(path, value) {
    const file = openSync(path, 'w', 0o600);
    try {
        for (const text of partsOf(value))
            writeSync(file, text);
        writeSync(file, '\n');
    }
    finally {
        closeSync(file);
    }
}
function* partsOf(value) {
    if (Array.isArray(value))
        yield* partsOfList(value);
    else if (isLarge(value))
        yield* partsOfObject(value);
    else
        yield JSON.stringify(value);
}
function* partsOfList(items) {
    yield '[';
    if (items.some(isLarge)) {
        for (const [at, item] of items.entries()) {
            yield at === 0 ? '\n' : ',\n';
            yield* partsOf(item);
        }
    }
    else {
        for (let at = 0; at < items.length; at += PORTION) {
            const texts = items.slice(at, at + PORTION).map((item) => JSON.stringify(item));
            yield `${at === 0 ? '\n' : ',\n'}${texts.join(',\n')}`;
        }
    }
    yield ']';
}
function* partsOfObject(value) {
    let separator = '{';
    for (const [key, each] of Object.entries(value)) {
        if (each === undefined)
            continue;
        yield `${separator}${JSON.stringify(key)}:`;
        yield* partsOf(each);
        separator = ',\n';
    }
    yield separator === '{' ? '{}' : '}';
}
function isLarge(value) {
    return (typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.values(value).some((each) => Array.isArray(each) ? each.some((item) => typeof item === 'object') : isLarge(each)));
}
