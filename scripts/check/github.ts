/** GitHub's own language service reads manifests, workflows and examples as github.com does. */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ActionMetadata, ActionReference } from '@actions/languageservice/action';
import type { ValidationConfig } from '@actions/languageservice/validate';
import { parse } from 'yaml';
import { asWorkflow, yamlExamples } from '../examples.ts';
import { actionNames, filesBelow, PUBLIC_NAME, readIfPresent } from '../repository.ts';
import type { Check } from './check.ts';

/** A text to validate, under the path that tells the service what kind of file it is. */
interface Source {
  readonly where: string;
  /** Line of `where` that the text starts on, counted from 1. */
  readonly line: number;
  readonly path: string;
  readonly text: string;
}

/** Manifests, workflows and examples are valid, down to the inputs that a step passes to an action of ours. */
export const github: Check = { name: "GitHub's language service", run: validateAll };

async function validateAll(root: string): Promise<readonly string[]> {
  const { validate } = await loadLanguageService();
  const { TextDocument } = await import('vscode-languageserver-textdocument');
  const config = resolveFrom(root);
  const problems: string[] = [];
  for (const { where, line, path, text } of await sources(root)) {
    // The service keeps what it has parsed by URL, so each text needs one of its own.
    const url = pathToFileURL(join(root, path)).href;
    const document = TextDocument.create(url, 'yaml', 1, text);
    for (const { range, message } of await validate(document, config)) {
      problems.push(`${where}:${line + range.start.line}: ${message}`);
    }
  }
  return problems;
}

/** The service imports JSON files without the attribute that Node.js demands; this hook adds it. */
async function loadLanguageService(): Promise<typeof import('@actions/languageservice')> {
  const hooks = registerHooks({
    load: (url, context, next) =>
      url.endsWith('.json')
        ? next(url, { ...context, importAttributes: { ...context.importAttributes, type: 'json' } })
        : next(url, context),
  });
  try {
    return await import('@actions/languageservice');
  } finally {
    hooks.deregister();
  }
}

async function sources(root: string): Promise<readonly Source[]> {
  const paths = [
    ...(await actionNames(root)).map((action) => `${action}/action.yml`),
    ...(await filesBelow(root, '.github/workflows', (path) => /\.ya?ml$/.test(path))),
  ];
  const found: Source[] = [];
  for (const path of paths) {
    const text = await readIfPresent(root, path);
    if (text !== undefined) found.push({ where: path, line: 1, path, text });
  }
  for (const [index, { path, line, text }] of (await yamlExamples(root)).entries()) {
    const workflow = asWorkflow(text);
    if (workflow === undefined) continue;
    const { text: completed, addedLines } = workflow;
    const name = `.github/workflows/example-${index}.yml`;
    found.push({ where: path, line: line - addedLines, path: name, text: completed });
  }
  return found;
}

/** Lets the service look into our own actions, by `$/name` and by the public name. */
function resolveFrom(root: string): ValidationConfig {
  return {
    fileProvider: {
      getFileContent: async (reference) => {
        const content = await readIfPresent(root, reference.path);
        if (content === undefined) throw new Error(`${reference.path} does not exist`);
        return { name: reference.path, content };
      },
    },
    actionsMetadataProvider: { fetchActionMetadata: (reference) => readMetadata(root, reference) },
  };
}

async function readMetadata(root: string, { owner, name, path }: ActionReference): Promise<ActionMetadata> {
  // Others' manifests are not at hand: this one lets every input pass.
  const unknown = { name: `${owner}/${name}`, description: '' };
  if (`${owner}/${name}` !== PUBLIC_NAME) return unknown;
  const manifest = await readIfPresent(root, `${path ?? '.'}/action.yml`);
  return manifest === undefined ? { ...unknown, inputs: {} } : (parse(manifest) as ActionMetadata);
}
