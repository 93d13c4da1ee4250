/**
 * Target of the link to another page (RFC 8288; REST API, "Using pagination").
 *
 * @param relation `next` or `last`
 * @param header value of Link; undefined when absent
 * @returns as it stands there, so unchecked; undefined when there is no such page
 */
export function linkTo(relation: 'next' | 'last', header: string | undefined): string | undefined {
  // A URL contains neither "<" nor ">", so that only the next link can start with a comma and "<".
  for (const link of (header ?? '').split(/,\s*(?=<)/)) {
    const end = link.indexOf('>');
    if (link.trimStart().startsWith('<') && end >= 0 && isRelation(relation, link.slice(end + 1))) {
      return link.slice(link.indexOf('<') + 1, end);
    }
  }
  return undefined;
}

/** `rel` may hold several relations, separated by blanks. */
function isRelation(relation: string, parameters: string): boolean {
  return parameters.split(';').some((parameter) => {
    const [name = '', value = ''] = parameter.split('=', 2);
    const relations = value.trim().replace(/^"|"$/g, '').toLowerCase().split(/\s+/);
    return name.trim().toLowerCase() === 'rel' && relations.includes(relation);
  });
}
