import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { phase, shortDigest, UserError } from '@container-kit/core';
import { describeFailure } from '@container-kit/login';
import { ArtifactError, parseJournal } from '@container-kit/retention';
import { startRepository } from '../report.js';
import { count } from '../views/words.js';
export async function restore(session, report) {
    const deleted = await readDeleted(session);
    const byRepository = Map.groupBy(deleted, ({ repository }) => repository);
    const failures = [];
    for (const [name, versions] of byRepository) {
        const repository = startRepository(name);
        report.repositories.push(repository);
        await phase(report, `Restore ${name}`, async () => {
            for (const version of versions.toReversed()) {
                if (session.deadline.isOver)
                    repository.waiting += 1;
                else
                    failures.push(...(await restoreOne(session, version, repository)));
            }
        });
        session.context.log.foreign(`${name}: ${count(repository.restored.length, 'version')} restored`);
    }
    if (failures.length > 0) {
        throw new UserError(`${count(failures.length, 'version')} could not be restored: ${failures[0]}`, {
            fix: 'read the report; GitHub restores within 30 days, and only while no other version has taken the place',
        });
    }
    const isDone = report.repositories.every(({ waiting }) => waiting === 0);
    report.outcome = isDone ? 'restored' : 'incomplete';
}
async function readDeleted({ inputs, context, provider, registry, }) {
    const { journal } = inputs;
    const fix = 'give the path of the journal of the run to undo, relative to the workspace';
    if (journal === '')
        throw new UserError('input "journal" is empty', { fix });
    if (!provider.canRestore) {
        throw new UserError(`${registry} can't restore what was deleted`, {
            fix: 'push the images again; GitHub alone keeps deleted versions, for 30 days',
        });
    }
    const path = resolve(context.github.workspace, journal);
    const text = await readFile(path, 'utf8').catch((cause) => {
        throw new UserError(`input "journal": the file ${path} can't be read`, { fix, cause });
    });
    const { header, items } = readJournal(text, journal);
    const isGone = ({ kind, outcome }) => kind === 'delete' && (outcome === undefined || outcome === 'deleted' || outcome === 'failed');
    if (header.registry === registry)
        return items.filter(isGone);
    throw new UserError(`input "journal": the run was about ${header.registry}, and not ${registry}`, {
        fix: `set "registry: ${header.registry}"`,
    });
}
function readJournal(text, path) {
    try {
        return parseJournal(text);
    }
    catch (cause) {
        if (!(cause instanceof ArtifactError))
            throw cause;
        throw new UserError(`input "journal": ${path}: ${cause.message}`, {
            fix: 'give the file that the output "journal" of the run names, unchanged',
            cause,
        });
    }
}
async function restoreOne({ provider, context }, { repository: name, digest, ids: [id], tags }, repository) {
    if (id === undefined)
        return [`${name}@${shortDigest(digest)} has no ID in the journal`];
    try {
        await provider.restoreVersion(name, { digest, id });
        repository.restored.push({ digest, tags });
        return [];
    }
    catch (error) {
        context.signal.throwIfAborted();
        const { message } = describeFailure(error);
        repository.notes.push(`${digest}: ${message}`);
        return [`${name}@${shortDigest(digest)}: ${message}`];
    }
}
