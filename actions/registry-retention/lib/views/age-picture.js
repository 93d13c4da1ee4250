import { table } from '@container-kit/core';
const DAY = 86_400_000;
const WIDTH = 30;
const BUCKETS = [
    [1, 'under a day'],
    [7, '1 to 7 days'],
    [30, '7 to 30 days'],
    [90, '30 to 90 days'],
    [180, '90 to 180 days'],
    [365, '180 days to a year'],
    [Number.POSITIVE_INFINITY, 'over a year'],
];
const UNKNOWN = 'unknown';
export function drawAges(roots, now) {
    const counts = new Map();
    for (const root of roots) {
        const name = bucketOf(root, now);
        const count = counts.get(name) ?? { stays: 0, goes: 0 };
        counts.set(name, count);
        count[root.goes ? 'goes' : 'stays'] += 1;
    }
    const most = Math.max(...[...counts.values()].map(({ stays, goes }) => stays + goes));
    const names = [...BUCKETS.map(([, name]) => name), UNKNOWN].filter((name) => name !== UNKNOWN || counts.has(UNKNOWN));
    if (counts.size === 0)
        return '';
    const rows = names.map((name) => {
        const { stays, goes } = counts.get(name) ?? { stays: 0, goes: 0 };
        return [name, String(stays + goes), String(stays), `${bar(stays, most, '█')}${bar(goes, most, '░')}`];
    });
    return table(['Age', 'Before', 'After', '█ stays ░ goes'], rows);
}
function bar(count, most, block) {
    return count === 0 ? '' : block.repeat(Math.max(1, Math.round((WIDTH * count) / most)));
}
function bucketOf({ time }, now) {
    if (time === undefined)
        return UNKNOWN;
    const days = (now.getTime() - Date.parse(time)) / DAY;
    return BUCKETS.find(([end]) => days < end)?.[1] ?? UNKNOWN;
}
