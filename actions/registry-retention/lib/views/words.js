export function count(number, thing) {
    return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
