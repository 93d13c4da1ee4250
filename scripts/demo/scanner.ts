/** The Trivy of this machine, and a vulnerability database that knows the sample app. */
import { publishTrivyDatabase, type TestRegistry } from '@container-kit/testing';
import { probe } from '@container-kit/testing/tools';

/** Inputs of every step that scans; undefined when there is no Trivy. */
export type ScannerInputs = Readonly<Record<string, string>> | undefined;

/** Looks for Trivy, and publishes the database in the demo's registry. */
export async function findScanner(registry: TestRegistry): Promise<ScannerInputs> {
  const trivy = probe('trivy');
  if (trivy === undefined) return undefined;
  const { repository } = await publishTrivyDatabase(registry, [
    {
      id: 'CVE-2026-0001',
      title: 'greeting says hello to strangers',
      severity: 'HIGH',
      ecosystem: 'pip',
      package: 'greeting',
      fixedVersion: '1.0.1',
      cvss: 8.1,
    },
  ]);
  return { 'trivy-path': trivy, 'db-repository': repository };
}
