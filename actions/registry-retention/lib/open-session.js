import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { UserError } from '@container-kit/core';
import { connectGitHub, openClient, readLogins } from '@container-kit/login';
import { DEFAULT_POLICY_PATH, loadPolicy } from '@container-kit/policy';
import { parseReference } from '@container-kit/registry/reference';
import { Journal } from './apply/journal.js';
import { Deadline } from './deadline.js';
export async function openSession(inputs, context) {
    const registry = hostOf(inputs.registry);
    await checkTags(inputs.protectedTags);
    const policy = await readPolicy(inputs, context);
    const action = 'registry-retention';
    const github = await connectGitHub({ token: inputs.githubToken, action }, context);
    if (github !== undefined)
        context.onExit(() => github.close());
    const logins = await readLogins(loginInputs(inputs, registry, context));
    const client = await openClient({ logins, caCert: inputs.caCert, action }, context);
    const { openProvider } = await import('@container-kit/providers');
    const provider = await openProvider({
        host: registry,
        kind: inputs.provider,
        client,
        github,
    });
    const { openEdges } = await import('./edges.js');
    const edges = await openEdges(inputs, registry, context);
    const folder = mkdtempSync(join(context.env.RUNNER_TEMP || tmpdir(), `${action}-`));
    let journal;
    return {
        inputs,
        context,
        policy,
        registry,
        provider,
        github: repositoryOf(github, context),
        edges: edges.known,
        saveEdges: edges.save,
        deadline: new Deadline(inputs.timeBudget),
        now: new Date(),
        folder,
        journal: () => {
            journal ??= Journal.start(folder, registry);
            return journal;
        },
    };
}
function loginInputs(inputs, registry, { github }) {
    const { username, password, registryAuth, githubToken } = inputs;
    if (registryAuth.trim() !== '')
        return { registry: '', username, password, registryAuth };
    const isImplied = registry === 'ghcr.io' && username === '' && password === '' && githubToken !== '';
    return isImplied
        ? { registry, username: github.actor || 'github', password: githubToken, registryAuth }
        : { registry, username, password, registryAuth };
}
function hostOf(registry) {
    return parseReference(`${registry.replace(/^https?:\/\//, '').replace(/\/.*$/, '')}/a/b`).registry;
}
function repositoryOf(client, { github }) {
    return client === undefined || github.repository === '' ? undefined : client.repository(github.repository);
}
async function readPolicy({ policy }, { github }) {
    const { retention } = await loadPolicy({
        path: policy,
        explicit: policy !== DEFAULT_POLICY_PATH,
        readFile: (path) => readIfThere(resolve(github.workspace, path)),
    });
    return retention;
}
async function readIfThere(path) {
    try {
        return await readFile(path, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}
async function checkTags(patterns) {
    const { parseTagPattern, RegexError } = await import('@container-kit/policy/tag-pattern');
    for (const pattern of patterns) {
        try {
            parseTagPattern(pattern);
        }
        catch (cause) {
            if (!(cause instanceof RegexError))
                throw cause;
            throw new UserError(`input "protected-tags": ${pattern} is a wrong regular expression: ${cause.message}`, {
                fix: 'correct it, or write a glob',
                cause,
            });
        }
    }
}
