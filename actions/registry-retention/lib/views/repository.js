import { code, details, escapeMarkdown, shortDigest, table } from '@container-kit/core';
import { drawAges } from './age-picture.js';
import { rootsThatGo } from './counts.js';
import { count } from './words.js';
const MOST_ROWS = 50;
const MOST_TAGS = 5;
export function renderRepository(repository, { now, isApplied }) {
    const { plan } = repository;
    if (plan === undefined)
        return renderRestored(repository);
    const roots = rootsThatGo(plan);
    const goes = roots.map(({ digest, tags, reason }) => [naming(digest, tags), escapeMarkdown(reason.text)]);
    const untag = plan.untag.map(({ digest, tag, reason }) => [
        naming(digest, [tag]),
        escapeMarkdown(reason.text),
    ]);
    const skipped = repository.skipped.map(({ digest, tags, reason }) => [
        naming(digest, tags),
        escapeMarkdown(reason),
    ]);
    const sections = [
        drawAges([
            ...plan.keep.map(({ time }) => ({ time, goes: false })),
            ...roots.map(({ time }) => ({ time, goes: true })),
        ], now),
        list(isApplied ? 'Goes' : 'Would go', goes),
        list(isApplied ? 'Tags that go, while their image stays' : 'Tags that would go, while their image stays', untag),
        list('Skipped', skipped),
        renderKept(plan),
        list('Not readable, and left alone', plan.quarantine.map(rowOf)),
        renderRestored(repository),
        repository.notes.map((note) => `- ${escapeMarkdown(note)}`).join('\n'),
    ];
    return sections.filter((section) => section !== '').join('\n\n');
}
function renderKept({ keep: unsorted }) {
    if (unsorted.length === 0)
        return '';
    const keep = unsorted.toSorted((a, b) => ((a.time ?? '') > (b.time ?? '') ? -1 : 1));
    const byReason = [...Map.groupBy(keep, ({ reason }) => reason.code)];
    const sorted = byReason.toSorted(([, a], [, b]) => b.length - a.length);
    const totals = sorted.map(([reason, roots]) => [code(reason), String(roots.length), examples(roots)]);
    const overview = table(['Stays because', 'Images', 'Such as'], totals);
    return `${overview}\n\n${details(`All that stays: ${count(keep.length, 'image')}`, rows(keep.map(rowOf)))}`;
}
function examples(roots) {
    return roots
        .slice(0, 3)
        .map(({ digest, tags }) => naming(digest, tags.slice(0, 1)))
        .join(', ');
}
function renderRestored({ restored }) {
    return list('Restored', restored.map(({ digest, tags }) => [naming(digest, tags), '']));
}
function list(title, lines) {
    return lines.length === 0 ? '' : `**${title}: ${lines.length}**\n\n${rows(lines)}`;
}
function rows(lines) {
    const shown = table(['Image', 'Why'], lines.slice(0, MOST_ROWS));
    return lines.length <= MOST_ROWS
        ? shown
        : `${shown}\n\nand ${lines.length - MOST_ROWS} more, see the report`;
}
function rowOf({ digest, tags, reason }) {
    return [naming(digest, tags), escapeMarkdown(reason.text)];
}
function naming(digest, tags) {
    if (tags.length === 0)
        return code(shortDigest(digest));
    const more = tags.length > MOST_TAGS ? ` and ${tags.length - MOST_TAGS} more` : '';
    return tags.slice(0, MOST_TAGS).map(code).join(', ') + more;
}
