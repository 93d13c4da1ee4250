import { code, details, escapeMarkdown, formatBytes, renderPhases, table } from '@container-kit/core';
import { countAll, countRepository, deletes } from './counts.js';
import { renderRepository } from './repository.js';
import { count } from './words.js';
const MOST_REPOSITORIES = 30;
export function renderSummary(report) {
    const sections = [
        headline(report),
        report.failure && alert('CAUTION', report.failure),
        ...report.repositories.map(renderAlerts),
        report.repositories.length > 0 && renderTable(report),
        renderLines(report),
        ...renderDetails(report),
        renderNext(report),
        renderPhases(report.phases),
    ];
    return `${sections.filter((section) => typeof section === 'string' && section !== '').join('\n\n')}\n`;
}
const HEADLINES = {
    planned: '📋 Plan, nothing was changed',
    applied: '🧹 Cleaned',
    'nothing-to-do': '✅ Nothing to clean',
    braked: '⛔ Braked',
    restored: '↩️ Restored',
    explained: '🔎 Explained',
    simulated: '🕰️ Simulated, nothing was changed',
    incomplete: '⏳ Not done yet: the time was up, the next run goes on',
    failed: '❌ Failed',
};
function headline(report) {
    const { deleted, bytesFreed } = countAll(report);
    const verb = deletes(report) ? 'deleted' : 'would go';
    const numbers = report.outcome === 'planned' || report.outcome === 'applied'
        ? `: ${count(deleted, 'image')} ${verb}, ${formatBytes(bytesFreed)}`
        : '';
    return `### ${HEADLINES[report.outcome]}${numbers}`;
}
function alert(kind, text) {
    const advice = text.fix === undefined ? '' : `\n>\n> **Fix:** ${escapeMarkdown(text.fix)}`;
    return `> [!${kind}]\n> ${escapeMarkdown(text.message)}${advice}`;
}
function renderAlerts({ name, plan, failure, broken, restored }) {
    const alerts = [];
    if (failure !== undefined)
        alerts.push(alert('CAUTION', { ...failure, message: `${name}: ${failure.message}` }));
    if (broken.length > 0) {
        alerts.push(alert('CAUTION', { message: `${name}: no longer whole: ${broken.join(', ')}` }));
    }
    if (restored.length > 0 && broken.length + restored.length > 0 && plan !== undefined) {
        const what = `${count(restored.length, 'manifest')} had to be restored, as something that stays needs them`;
        alerts.push(alert('WARNING', { message: `${name}: ${what}` }));
    }
    if (plan?.brake !== undefined)
        alerts.push(alert('WARNING', { message: `${name}: ${plan.brake.text}` }));
    return alerts.join('\n\n');
}
function renderTable(report) {
    const isApplied = deletes(report);
    const rows = report.repositories.map((repository) => {
        const { deleted, kept, bytesFreed } = countRepository(repository, isApplied);
        const { name, plan } = repository;
        const policy = plan === undefined ? '' : code(plan.policy);
        return [
            code(name),
            policy,
            String(deleted),
            String(kept),
            bytesOf(repository, bytesFreed),
            remarks(repository),
        ];
    });
    const goes = isApplied ? 'Deleted' : 'Would go';
    const header = ['Repository', 'Policy', goes, 'Stays', 'Frees', ''];
    const isAnyRemarkable = rows.some((row) => row.at(-1) !== '');
    return isAnyRemarkable
        ? table(header, rows)
        : table(header.slice(0, -1), rows.map((row) => row.slice(0, -1)));
}
function bytesOf({ plan }, bytes) {
    if (plan === undefined)
        return '';
    return `${plan.bytes.exact ? '' : 'at least '}${formatBytes(bytes)}`;
}
function remarks({ plan, failure, skipped, restored, waiting, untagged }) {
    const parts = [
        failure === undefined ? '' : '❌ failed',
        plan?.brake === undefined ? '' : '⛔ braked',
        untagged.length > 0 ? `${count(untagged.length, 'tag')} taken off` : '',
        skipped.length > 0 ? `${skipped.length} skipped` : '',
        waiting > 0 ? `${waiting} wait for the next run` : '',
        restored.length > 0 ? `${restored.length} restored` : '',
        (plan?.quarantine.length ?? 0) > 0 ? `${plan?.quarantine.length} not readable` : '',
    ];
    return parts.filter((part) => part !== '').join(', ');
}
function renderLines({ lines }) {
    return lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');
}
function renderDetails({ repositories, startedAt, mode }) {
    const shown = repositories.slice(0, MOST_REPOSITORIES).map((repository) => ({
        name: repository.name,
        body: renderRepository(repository, { now: new Date(startedAt), isApplied: mode === 'apply' }),
    }));
    const bodies = shown.filter(({ body }) => body !== '');
    return bodies.length === 1
        ? bodies.map(({ body }) => body)
        : bodies.map(({ name, body }) => details(name, body));
}
function renderNext({ outcome, plan, journal }) {
    if (outcome === 'planned' && plan !== undefined)
        return `Plan ${code(plan.hash)}`;
    if (journal === undefined)
        return '';
    return `Journal for ${code('mode: restore')}: ${code(journal)}`;
}
