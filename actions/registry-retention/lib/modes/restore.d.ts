import { type RetentionReport } from '../report.ts';
import type { Session } from '../session.ts';
export declare function restore(session: Session, report: RetentionReport): Promise<void>;
