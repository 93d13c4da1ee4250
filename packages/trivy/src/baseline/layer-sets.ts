/** By platform: the layer (DiffID) that brought something there, where that is known. In the order of the reports. */
export type Layers = ReadonlyMap<string, string | undefined>;

/**
 * The layers of findings, each set of them once: thousands of findings come with the same few, and whatever is found out
 * about a set holds for all of them.
 */
export class LayerSets {
  /** By the set to which something is added; the first is added to nothing. */
  readonly #grown = new Map<Layers | undefined, Map<string, Layers>>();

  /** The set with one more platform. A layer that is known already stays. */
  with(layers: Layers | undefined, platform: string, layer: string | undefined): Layers {
    if (layers?.has(platform) === true && (layer === undefined || layers.get(platform) !== undefined)) {
      return layers;
    }
    // With the length no hostile name can pass for another one and its layer.
    const step = `${platform.length} ${platform}${layer ?? ''}`;
    const steps = this.#grown.get(layers) ?? new Map<string, Layers>();
    this.#grown.set(layers, steps);
    const grown = steps.get(step) ?? new Map(layers).set(platform, layer);
    steps.set(step, grown);
    return grown;
  }
}
