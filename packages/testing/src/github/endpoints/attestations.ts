import { jsonReply, type Reply } from '../../registry/reply.ts';
import type { Endpoints, Exchange } from './endpoint.ts';
import { cursorPageOf } from './paging.ts';

/** REST API, "Attestations". */
export const attestations: Endpoints = {
  'repos/list-attestations': { permission: 'attestations', level: 'read', answer: list },
};

function list({ repository, parameters, url }: Exchange): Reply {
  const type = url.searchParams.get('predicate_type');
  const wanted = repository.attestations.filter(
    ({ digest, predicateType }) =>
      digest === parameters.subject_digest && (type === null || type === predicateType),
  );
  const { items, headers } = cursorPageOf(wanted, url);
  const shapes = items.map(({ bundle }) => ({
    bundle,
    repository_id: repository.id,
    bundle_url: '',
    initiator: 'user',
  }));
  return jsonReply(200, { attestations: shapes }, headers);
}
