/** The gates of a promotion: each says yes or no with its evidence, and no answer is a no. */
export type { FindFirstPromotion } from './environments.ts';
export { evaluateGates, type Gate, type GateSources, gatesOf } from './evaluate.ts';
export { GATE_NAMES, type GateFailure, type GateName, type GatePass, type GateResult } from './result.ts';
