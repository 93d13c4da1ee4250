/** What promotions leave behind: attestations at the image, deployments at GitHub; and how it is read back. */
export { attachRecord } from './attach.ts';
export {
  type DeploymentEnd,
  type DeploymentFacts,
  type DeploymentPlan,
  digestOfDeployment,
  finishDeployment,
  startDeployment,
} from './deployment.ts';
export { type FoundRecord, findRecords } from './find-records.ts';
export { findFirstPromotion, type HistorySources, type Sighting } from './history.ts';
export type { Identity } from './keyless/identity.ts';
export { loadSigningKey, loadVerificationKey, type SigningKey, type VerificationKey } from './keys.ts';
export { type Judgement, RecordError } from './predicate.ts';
export { findRollback, type RollbackTarget } from './rollback.ts';
export { type SealedRecord, sealRecord } from './seal-record.ts';
export { keySigner, type Signer } from './signer.ts';
export type { GateSummary, PromotionRecord, TagMove, Undone } from './types.ts';
