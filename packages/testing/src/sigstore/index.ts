export { ISSUER, SUBJECT } from './identity-provider.ts';
export { type Fault, type Sigstore, startSigstore } from './sigstore.ts';
