/** `Link` header to the next page (RFC 8288), with a relative target as registries send it. */
export function nextLink(path: string, parameters: Readonly<Record<string, string>>): string {
  return `<${path}?${new URLSearchParams(parameters)}>; rel="next"`;
}
