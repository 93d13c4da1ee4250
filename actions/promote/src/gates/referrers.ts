/** Gate: signatures, attestations or other artifacts hang on the image. */
import type { ReferrerGate, RequiredReferrer } from '@container-kit/policy';
import type { Image, RepositoryClient } from '@container-kit/registry';
import { type Artifact, embeddedArtifact, readCosignTags, readReferrers } from './artifacts.ts';
import { type GateResult, passed, undecided, violated } from './result.ts';

/** What the gate looks at. */
export interface ReferrerSources {
  readonly image: Image;
  readonly repository: RepositoryClient;
}

const GATE = 'referrers';

const MAX_DETAILS = 20;

/**
 * Looks whether the required artifacts are there and are about this very digest: as referrers, under cosign's tags, or
 * as BuildKit's attestations, of which every platform needs its own. It verifies no signature: that needs to know who
 * may sign, which `cosign verify` and `gh attestation verify` ask for.
 */
export async function judgeReferrers(rule: ReferrerGate, sources: ReferrerSources): Promise<GateResult> {
  const { image, repository } = sources;
  if (rule.required.length === 0) {
    return undecided(GATE, 'no type is named', {
      fix: 'name what must hang on the image, such as `signature`',
    });
  }
  const embedded = image.attestations.map(embeddedArtifact);
  const listed = [...(await readReferrers(repository, image.digest)), ...embedded];
  const isComplete = rule.required.every((required) => findFor(required, image, listed).length > 0);
  const all = isComplete ? listed : [...listed, ...(await readCosignTags(repository, image.digest))];
  const found = rule.required.map((required) => ({
    name: required.name,
    artifacts: findFor(required, image, all),
  }));
  const missing = found.filter(({ artifacts }) => artifacts.length === 0).map(({ name }) => name);
  if (missing.length > 0) {
    return violated(GATE, `${image.digest} has no ${missing.join(', no ')}`, {
      details: all.slice(0, MAX_DETAILS).map(({ digest, types }) => `found ${digest}: ${types.join(', ')}`),
      fix: 'attach it before the promotion, and promote by the digest that it was made for',
    });
  }
  const details = found.map(
    ({ name, artifacts }) => `${name}: ${artifacts.map(({ digest }) => digest).join(', ')}`,
  );
  const attestations = [...new Set(found.flatMap(({ artifacts }) => artifacts.map(({ digest }) => digest)))];
  const names = found.map(({ name }) => name).join(', ');
  return passed(GATE, `${names} present on ${image.digest}, not verified`, { details, attestations });
}

/** The artifacts that fulfil a requirement: one about the image itself, or one about each of its platforms. */
function findFor(
  { types: wanted }: RequiredReferrer,
  image: Image,
  artifacts: readonly Artifact[],
): readonly Artifact[] {
  const fitting = artifacts.filter(({ types }) => types.some((type) => wanted.includes(type)));
  const own = fitting.filter(({ about }) => about === image.digest);
  if (own.length > 0 || image.platforms.length === 0) return own;
  const each = image.platforms.map(({ digest }) => fitting.find(({ about }) => about === digest));
  const present = each.filter((artifact) => artifact !== undefined);
  return present.length === each.length ? present : [];
}
