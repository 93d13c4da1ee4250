import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '@container-kit/core';
import { findInText } from './find-in-text.js';
export async function readDeployedList(path, workspace) {
    const text = await readFile(resolve(workspace, path), 'utf8').catch((cause) => {
        const fix = 'give the path of a file that an earlier step has written, relative to the workspace';
        throw new UserError(`input "deployed": the file ${path} can't be read`, { fix, cause });
    });
    const found = findInText(text, path);
    if (found.length > 0)
        return found;
    throw new UserError(`input "deployed": the file ${path} names no image`, {
        fix: 'check the command that writes it; leave the input out when nothing is deployed',
    });
}
