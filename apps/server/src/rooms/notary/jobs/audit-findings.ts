/** How many lines of one kind are kept: enough to see what happened, few enough for a row and a message. */
const perKind = 10;

/** What an audit found, grouped by kind; after the first ones of a kind the rest is counted. */
export class Findings {
  readonly #byKind = new Map<string, { lines: string[]; more: number }>();

  add(kind: string, line: string): void {
    const found = this.#byKind.get(kind) ?? { lines: [], more: 0 };
    this.#byKind.set(kind, found);
    if (found.lines.length < perKind) found.lines.push(line);
    else found.more++;
  }

  lines(): string[] {
    return [...this.#byKind].flatMap(([kind, { lines, more }]) =>
      more > 0 ? [...lines, `(${more} more of this kind: ${kind})`] : lines,
    );
  }
}
