import { gunzipSync } from 'node:zlib';
import { jsonReply, type Reply } from '../../registry/reply.ts';
import { ApiError, notFound } from '../api-error.ts';
import { MAX_SARIF_BYTES, sarifProblems } from '../sarif-rules.ts';
import { apiUrl } from '../shapes/urls.ts';
import type { Open, SarifRecord } from '../state/records.ts';
import { type Endpoints, type Exchange, textOf } from './endpoint.ts';

/** REST API, "Code scanning". */
export const codeScanning: Endpoints = {
  'code-scanning/upload-sarif': { permission: 'security-events', level: 'write', answer: upload },
  'code-scanning/get-sarif': { permission: 'security-events', level: 'read', answer: get },
};

function upload({ api, world, repository, body }: Exchange): Reply {
  checkEnabled(repository.settings.codeScanning);
  const commitSha = textOf(body, 'commit_sha');
  if (repository.objects.commit(commitSha) === undefined) throw new ApiError(404, 'commit not found');
  const sarif = readSarif(textOf(body, 'sarif'));
  const id = `00000000-0000-4000-8000-${String(world.ids.next()).padStart(12, '0')}`;
  const errors = sarifProblems(sarif);
  const record: Open<SarifRecord> = { id, commitSha, ref: textOf(body, 'ref'), sarif, errors, pending: 1 };
  repository.sarifs.push(record);
  return jsonReply(202, { id, url: apiUrl(api, repository, `/code-scanning/sarifs/${id}`) });
}

function get({ api, repository, parameters }: Exchange): Reply {
  checkEnabled(repository.settings.codeScanning);
  const record = repository.sarifs.find(({ id }) => id === parameters.sarif_id);
  if (record === undefined) throw notFound();
  if (record.pending > 0) {
    record.pending -= 1;
    return jsonReply(200, { processing_status: 'pending' });
  }
  const analyses = apiUrl(api, repository, `/code-scanning/analyses?sarif_id=${record.id}`);
  return record.errors.length === 0
    ? jsonReply(200, { processing_status: 'complete', analyses_url: analyses })
    : jsonReply(200, { processing_status: 'failed', analyses_url: null, errors: record.errors });
}

function checkEnabled(enabled: boolean): void {
  if (enabled) return;
  throw new ApiError(403, 'Advanced Security must be enabled for this repository to use code scanning.');
}

/** The parsed file; GitHub wants gzip in base64. */
function readSarif(text: string): unknown {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new ApiError(400, 'Invalid request. sarif is not Base64');
  if (bytes.byteLength > MAX_SARIF_BYTES) throw new ApiError(413, 'Payload Too Large');
  try {
    return JSON.parse(gunzipSync(bytes).toString('utf8'));
  } catch {
    throw new ApiError(400, 'Invalid request. sarif is not gzipped JSON');
  }
}
