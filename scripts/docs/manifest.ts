/** Writes the `inputs` and `outputs` of an action.yml. */
import { Document, type Pair, Scalar, visit } from 'yaml';
import type { ActionInterface, InputRow } from './interface.ts';
import { replaceRegion, YAML_MARKERS } from './regions.ts';

/** Puts the inputs and outputs of `action` into the text of its manifest. */
export function updateManifest(manifest: string, action: ActionInterface): string {
  const inputs = Object.fromEntries(action.inputs.map((input) => [input.name, inputEntry(input)]));
  const outputs = Object.fromEntries(
    action.outputs.map((output) => [output.name, { description: output.help }]),
  );
  const withInputs = replaceRegion(manifest, YAML_MARKERS, 'inputs', toYaml({ inputs }));
  return replaceRegion(withInputs, YAML_MARKERS, 'outputs', toYaml({ outputs }));
}

function inputEntry({ help, required, default: value }: InputRow): Readonly<Record<string, unknown>> {
  return {
    description: help,
    ...(required ? { required: true } : {}),
    ...(value === undefined ? {} : { default: value }),
  };
}

function toYaml(value: unknown): string {
  const document = new Document(value);
  // A default is always text to the runner. Quoted, no reader of YAML can take `no` or `1.10` for something else.
  visit(document, { Pair: quoteDefault });
  return document.toString({ lineWidth: 0, singleQuote: true });
}

function quoteDefault(_: unknown, { key, value }: Pair): void {
  if (!(key instanceof Scalar) || key.value !== 'default' || !(value instanceof Scalar)) return;
  if (!String(value.value).includes('\n')) value.type = Scalar.QUOTE_SINGLE;
}
