/** The parts of SARIF 2.1.0 that the gate writes. Section numbers are those of the specification. */

/** 3.14. */
export interface SarifRun {
  readonly tool: { readonly driver: SarifTool };
  /** 3.17: what comes before the last slash is the category of code scanning. */
  readonly automationDetails: { readonly id: string };
  readonly invocations: readonly [SarifInvocation];
  readonly results: readonly SarifResult[];
  readonly columnKind: 'utf16CodeUnits';
  readonly properties: Readonly<Record<string, unknown>>;
}

/** 3.19. */
export interface SarifTool {
  readonly name: string;
  readonly informationUri: string;
  readonly rules: readonly SarifRule[];
}

/** 3.20. */
export interface SarifInvocation {
  readonly executionSuccessful: boolean;
  readonly startTimeUtc?: string;
  readonly toolExecutionNotifications?: readonly {
    readonly level: 'warning';
    readonly message: SarifText;
  }[];
}

/** 3.11, 3.12: plain text, and Markdown where it is given. */
export interface SarifText {
  readonly text: string;
  readonly markdown?: string;
}

/** 3.49. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifText;
  readonly help: SarifText;
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: {
    readonly tags: readonly string[];
    readonly precision: 'very-high';
    /** Above 0 and at most 10, as text: code scanning makes its own severities of it. */
    readonly 'security-severity': string;
  };
}

/** 3.27.10. */
export type SarifLevel = 'error' | 'warning' | 'note';

/** 3.27. */
export interface SarifResult {
  readonly ruleId: string;
  readonly level: SarifLevel;
  readonly message: SarifText;
  readonly locations: readonly [SarifLocation];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly baselineState?: 'new' | 'unchanged';
  readonly properties: Readonly<Record<string, unknown>>;
}

/** 3.28. */
export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: '%SRCROOT%' };
    readonly region: { readonly startLine: number; readonly endLine?: number };
  };
}
