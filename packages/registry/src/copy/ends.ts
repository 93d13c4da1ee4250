import type { RegistryClient } from '../client.ts';
import type { Source } from '../graph/source.ts';
import { LayoutSource } from '../layout/source.ts';
import { LayoutWriter } from '../layout/writer.ts';
import type { Destination } from './destination.ts';
import { isLayout, type Place } from './place.ts';

/** What opening a place takes. */
export interface Opening {
  readonly client: RegistryClient;
  readonly signal?: AbortSignal | undefined;
}

/** Opens a place to read from. @throws LayoutError */
export async function openSource(place: Place, opening: Opening): Promise<Source> {
  return isLayout(place) ? await LayoutSource.open(place.layout) : repository(place, opening);
}

/** Opens a place to write to; a layout folder is made when there is none. @throws LayoutError */
export async function openDestination(place: Place, opening: Opening): Promise<Destination> {
  return isLayout(place) ? await LayoutWriter.open(place.layout) : repository(place, opening);
}

function repository(place: Exclude<Place, { layout: string }>, { client, signal }: Opening): Destination {
  return client.repository(place.registry, place.repository, signal === undefined ? {} : { signal });
}

/** Announces what the copy will need of each registry, so that one token covers it (and a mount, both ends). */
export function declareRights(client: RegistryClient, source: Place, destinations: readonly Place[]): void {
  const needs = [
    { place: source, actions: 'pull' as const },
    ...destinations.map((place) => ({ place, actions: 'push' as const })),
  ];
  for (const { place, actions } of needs) {
    if (!isLayout(place)) {
      client.declareScopes(place.registry, [{ repository: place.repository, actions }]);
    }
  }
}
