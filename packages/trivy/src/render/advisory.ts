/** Pages about findings. Addresses are made from names of a known form; those of a database are never linked. */

const PAGES: readonly (readonly [RegExp, (id: string) => string])[] = [
  [/^CVE-\d{4}-\d{4,19}$/, (id) => `https://nvd.nist.gov/vuln/detail/${id}`],
  [/^GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}$/, (id) => `https://github.com/advisories/${id}`],
  [
    /^(?:AVD-)?(?:DS|KSV|AWS|AZU|GCP)-\d{4}$/,
    (id) => `https://avd.aquasec.com/misconfig/${id.toLowerCase()}`,
  ],
];

/** The page about a finding; undefined when its name is of no known form. */
export function advisoryUrl(id: string): string | undefined {
  return PAGES.find(([form]) => form.test(id))?.[1](id);
}
