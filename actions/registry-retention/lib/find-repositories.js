import { UserError } from '@container-kit/core';
export async function findRepositories(session) {
    const { provider, inputs, context, registry } = session;
    const wanted = inputs.repositories.map((line) => withoutHost(line, registry));
    if (wanted.length === 0)
        return [ownRepository(context.github.repository)];
    const found = await provider.listRepositories(wanted);
    if (found.length > 0)
        return [...new Set(found)];
    throw new UserError(`input "repositories": ${registry} has no repository ${wanted.join(', ')}`, {
        fix: 'check the names; they are those below the host, such as org/app',
    });
}
function withoutHost(line, registry) {
    return line.startsWith(`${registry}/`) ? line.slice(registry.length + 1) : line;
}
function ownRepository(name) {
    if (name !== '')
        return name.toLowerCase();
    throw new UserError('input "repositories" is empty', {
        fix: 'name the repositories below the host, one a line, such as org/app',
    });
}
