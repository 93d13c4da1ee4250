import type { Decision } from '../decide.ts';
import type { RepositoryReport, RetentionReport } from '../report.ts';
import type { Session } from '../session.ts';
export declare function applyDecision(session: Session, decision: Decision, repository: RepositoryReport, report: RetentionReport): Promise<void>;
