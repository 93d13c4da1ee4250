import type { RetentionReport } from '../report.ts';
import type { Session } from '../session.ts';
export declare function simulate(session: Session, report: RetentionReport): Promise<void>;
