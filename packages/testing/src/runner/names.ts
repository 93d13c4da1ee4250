/** Names whose case does not matter, as .NET's `StringComparer.OrdinalIgnoreCase` compares them. */

/** Values by name; the first spelling of a name stays. */
export class NamesWithoutCase extends Map<string, string> {
  override set(name: string, value: string): this {
    return super.set(this.#spelling(name), value);
  }

  override get(name: string): string | undefined {
    return super.get(this.#spelling(name));
  }

  override has(name: string): boolean {
    return super.has(this.#spelling(name));
  }

  #spelling(name: string): string {
    return [...this.keys()].find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
  }
}
