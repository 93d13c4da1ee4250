/** Which part of the image a finding is in. */
import type { LayerOrigin, LayerOrigins } from '../attribution/layers.ts';
import type { Layers } from '../baseline/layer-sets.ts';
import type { MergedFinding } from '../baseline/merge.ts';
import type { Part } from './rules.ts';

/** What its layers tell of a finding. */
export interface Place {
  readonly part: Part;
  readonly source: LayerOrigin['source'];
  /** In the order of the reports. */
  readonly platforms: readonly string[];
}

/** A finding, and where it is. */
export interface PlacedFinding {
  readonly merged: MergedFinding;
  readonly place: Place;
}

/** Places findings. @param origins by platform */
export function placeFindings(
  findings: readonly MergedFinding[],
  origins: ReadonlyMap<string, LayerOrigins>,
): readonly PlacedFinding[] {
  const known = new Map<Layers, Place>();
  return findings.map((merged) => {
    const place = known.get(merged.layers) ?? placeOf(merged.layers, origins);
    known.set(merged.layers, place);
    return { merged, place };
  });
}

/** What one platform has in the application is the application's. */
function placeOf(layers: Layers, origins: ReadonlyMap<string, LayerOrigins>): Place {
  const known = [...layers].flatMap(([platform, layer]) => {
    const origin = layer === undefined ? undefined : origins.get(platform)?.get(layer);
    return origin === undefined ? [] : [origin];
  });
  const complete = known.length === layers.size && known.every(({ origin }) => origin !== undefined);
  const application = known.find(({ origin }) => origin === 'application');
  const decisive = application ?? known.find(({ source }) => source !== undefined) ?? known[0];
  const part = application !== undefined ? 'application' : complete ? 'base' : 'unknown';
  return { part, source: decisive?.source, platforms: [...layers.keys()] };
}
