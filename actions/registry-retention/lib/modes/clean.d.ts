import { type RetentionReport } from '../report.ts';
import type { Session } from '../session.ts';
export declare function clean(session: Session, report: RetentionReport): Promise<void>;
