/**
 * Target of the link to the next page (RFC 8288; REST API, "Using pagination").
 *
 * @param header value of Link; undefined when absent
 * @returns as it stands there, so unchecked; undefined when there is no next page
 */
export function nextLink(header: string | undefined): string | undefined {
  // A URL contains neither "<" nor ">", so that only the next link can start with a comma and "<".
  for (const link of (header ?? '').split(/,\s*(?=<)/)) {
    const end = link.indexOf('>');
    if (link.trimStart().startsWith('<') && end >= 0 && isNext(link.slice(end + 1))) {
      return link.slice(link.indexOf('<') + 1, end);
    }
  }
  return undefined;
}

/** `rel` may hold several relations, separated by blanks. */
function isNext(parameters: string): boolean {
  return parameters.split(';').some((parameter) => {
    const [name = '', value = ''] = parameter.split('=', 2);
    const relations = value.trim().replace(/^"|"$/g, '').toLowerCase().split(/\s+/);
    return name.trim().toLowerCase() === 'rel' && relations.includes('next');
  });
}
