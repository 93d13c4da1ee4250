/** A registry client that has the logins of the inputs, besides those of the machine. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type ActionContext, UserError } from '@container-kit/core';
import type { RegistryClient, RetryPolicy } from '@container-kit/registry';
import type { RegistryLogin } from './logins.ts';

/** What a client is made of. */
export interface ClientSettings {
  readonly logins: readonly RegistryLogin[];
  /** Path of the input `ca-cert`, relative to the workspace, or empty. */
  readonly caCert: string;
  /** Name of the action, for the user agent. */
  readonly action: string;
  /** How often what fails is tried again; the client's own way by default. */
  readonly retry?: Partial<RetryPolicy>;
}

/**
 * Makes the client. It is closed at the end of the step.
 *
 * @throws {UserError} when the file of `ca-cert` can't be read or holds no certificate.
 */
export async function openClient(settings: ClientSettings, context: ActionContext): Promise<RegistryClient> {
  const { env, signal, log, github, onExit } = context;
  const { createCredentialStore, RegistryClient } = await import('@container-kit/registry');
  const ca =
    settings.caCert === '' ? [] : [await readCertificates(resolve(github.workspace, settings.caCert))];
  const client = new RegistryClient({
    credentials: createCredentialStore({ logins: settings.logins, env }),
    env,
    ca,
    signal,
    userAgent: `container-kit/${settings.action}`,
    ...(settings.retry === undefined ? {} : { retry: settings.retry }),
    onWarning: (text) => log.foreign(`A registry warns: ${text}`),
  });
  onExit(() => client.close());
  return client;
}

async function readCertificates(path: string): Promise<string> {
  const fix = 'give the path of a PEM file, relative to the workspace';
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new UserError(`input "ca-cert": the file ${path} can't be read`, { fix, cause });
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new UserError(`input "ca-cert": the file ${path} holds no certificate in PEM form`, { fix });
}
