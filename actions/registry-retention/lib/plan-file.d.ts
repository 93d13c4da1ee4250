import type { RetentionReport } from './report.ts';
import type { Session } from './session.ts';
export declare function sealAndWrite({ registry, now, folder }: Pick<Session, 'registry' | 'now' | 'folder'>, { repositories }: RetentionReport): NonNullable<RetentionReport['plan']>;
