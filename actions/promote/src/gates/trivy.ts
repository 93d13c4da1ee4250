/** Trivy's reports, loaded when a gate needs them: one chunk of the bundle, which the scan needs as well. */
export const loadTrivy = () => import('@container-kit/trivy/gate');

/** See above. */
export type Trivy = Awaited<ReturnType<typeof loadTrivy>>;
