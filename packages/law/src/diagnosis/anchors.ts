import type { DiagnosisRule } from './rule.ts';

interface Literal {
  text: string;
  rules: number[];
}

/**
 * Finds where any rule's anchors stand, in one pass over the text, so that patterns run on a few short windows only and
 * the whole stays linear whatever a stranger sends.
 */
export class AnchorIndex {
  readonly #byFirst = new Map<number, Literal[]>();
  readonly #isFirst = new Uint8Array(65_536);

  constructor(rules: readonly DiagnosisRule[]) {
    const literals = new Map<string, Literal>();
    for (const [i, { anchors }] of rules.entries())
      for (const text of new Set(anchors)) {
        const literal = literals.get(text) ?? { text, rules: [] };
        literal.rules.push(i);
        literals.set(text, literal);
      }
    for (const literal of literals.values()) {
      const first = literal.text.charCodeAt(0);
      this.#isFirst[first] = 1;
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), literal]);
    }
  }

  /** Positions by rule number, ascending; a rule without any is absent. */
  find(text: string): Map<number, number[]> {
    const found = new Map<number, number[]>();
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (this.#isFirst[code] === 0) continue;
      for (const literal of this.#byFirst.get(code) ?? []) {
        if (!text.startsWith(literal.text, i)) continue;
        for (const rule of literal.rules) {
          const positions = found.get(rule);
          if (positions) positions.push(i);
          else found.set(rule, [i]);
        }
      }
    }
    return found;
  }
}
