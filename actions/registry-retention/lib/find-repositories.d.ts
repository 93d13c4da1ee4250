import type { Session } from './session.ts';
export declare function findRepositories(session: Session): Promise<readonly string[]>;
