import type { ResolvedContext } from '../context.ts';
import type { InputLine } from '../input-lines.ts';
import type { MetadataOptions } from '../options.ts';
import type { Expressions } from '../template.ts';

/** What a rule type says about one of its attributes. */
export interface AttributeSpec {
  readonly required?: boolean;
  /** The words that are allowed; any text when absent. */
  readonly values?: readonly string[];
}

/** One line of the `tags` input. */
export interface Rule {
  readonly type: RuleType;
  readonly line: InputLine;
  /** Rules are applied from the highest to the lowest. */
  readonly priority: number;
  /** The attributes as written, without `type` and `priority`; common ones included. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** What rules are applied to. */
export interface RuleScope {
  readonly context: ResolvedContext;
  readonly options: MetadataOptions;
  /** Renders a template of the rule with the global expressions, or with those given. */
  render(text: string, line: InputLine, expressions?: Expressions): Promise<string>;
  /** Tells the user about a rule that was skipped for a reason worth knowing. */
  warn(message: string): void;
}

/** The tag that a rule gives, not yet decorated and cleaned. */
export interface Produced {
  readonly value: string;
  /** What `flavor latest=auto` makes of it when this is the first rule that gives a tag. */
  readonly latest: boolean;
  /** The prefix when the rule sets none; then the flavor's prefix does not apply. */
  readonly prefix?: string;
}

/** A value of `type=`. Adding one is one file and one line in `table.ts`. */
export interface RuleType {
  readonly name: string;
  /** Priority of rules that set none. */
  readonly priority: number;
  /** Attributes besides `enable`, `priority`, `prefix` and `suffix`. */
  readonly attributes: Readonly<Record<string, AttributeSpec>>;
  /** Undefined when the rule does not apply to this run. */
  produce(rule: Rule, scope: RuleScope): Promise<Produced | undefined> | Produced | undefined;
}
