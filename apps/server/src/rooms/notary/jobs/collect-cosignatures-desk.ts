import type { AskedHead, WitnessProblem } from '../rules/witness-answer.ts';
import { askAgainIn } from '../rules/witness-gate.ts';
import * as store from '../store-witness.ts';
import { type Asking, askToCosign, type Outcome } from './collect-cosignatures-ask.ts';
import type { Gate } from './collect-cosignatures-gate.ts';
import { pause } from './witness-client.ts';

export interface DeskDeps extends Omit<Asking, 'limitMs'> {
  gate: Gate;
  /** The newest published head, and whether it is this node's turn to collect for it. */
  newest(): { head: AskedHead; isOurs: boolean } | undefined;
}

const softLimitMs = 1000;
const hardLimitMs = 30_000;
const pollMs = 1000;

/**
 * Talks with one witness: one question at a time, always about the newest head, so heads that come faster than it
 * answers are skipped. After a second it counts as slow, but a late answer is kept; after failures it is asked again
 * later and later, up to a minute.
 */
export class Desk {
  readonly #deps: DeskDeps;
  #waiting = new AbortController();
  #failures = 0;
  #retryAt = 0;
  /** Size of the head that it cosigned last, as far as this process saw. */
  #cosigned: number | undefined;
  /** The tenure in which it told what it knows. */
  #toldIn = -1;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  /** Something changed: look again. `now` also ends a wait after a failure. */
  wake(now = false): void {
    if (now) this.#retryAt = 0;
    this.#waiting.abort();
  }

  /** Ends when the signal of the deps fires. */
  async run(): Promise<void> {
    const { signal, newest } = this.#deps;
    while (!signal.aborted) {
      const found = this.#isDue() && newest();
      if (found) await this.#ask(found.head).catch((error) => this.#broken(error));
      else await pause(this.#restMs(), AbortSignal.any([signal, this.#waiting.signal]));
      if (this.#waiting.signal.aborted) this.#waiting = new AbortController();
    }
  }

  #isDue(): boolean {
    const found = this.#deps.newest();
    if (!found || performance.now() < this.#retryAt) return false;
    // The first question after a start and those of a new tenure are asked whatever is known already.
    return this.#toldIn !== this.#deps.gate.tenure() || (found.isOurs && this.#cosigned !== found.head.size);
  }

  #restMs(): number {
    const leftMs = this.#retryAt - performance.now();
    return leftMs > 0 ? Math.min(pollMs, leftMs) : pollMs;
  }

  async #ask(head: AskedHead): Promise<void> {
    const { deps, gate, witness, signal } = this.#deps;
    const tenure = gate.tenure();
    const known = (await store.readWitnessStates(deps.db, deps.shard)).get(witness.name);
    if (this.#toldIn === tenure && known?.knownSize === head.size && known.failingSince === null) {
      this.#cosigned = head.size; // Another node was faster.
      return;
    }
    let slow: Promise<void> | undefined;
    const timer = setTimeout(() => {
      gate.heard(tenure, witness.name, false);
      slow = this.#note({ code: 'slow', detail: `no answer within ${softLimitMs / 1000} s` });
    }, softLimitMs);
    const asking = { ...this.#deps, limitMs: hardLimitMs };
    const outcome = await askToCosign(asking, head, known?.knownSize ?? 0).finally(() => clearTimeout(timer));
    await slow;
    if (signal.aborted) return;
    await this.#settle(outcome);
    if (slow && outcome.kind === 'cosigned') await store.noteWell(deps.db, deps.shard, witness.name);
    if (outcome.kind !== 'problem') this.#toldIn = tenure;
    gate.heard(tenure, witness.name, outcome.kind !== 'problem');
  }

  async #settle(outcome: Outcome): Promise<void> {
    const { deps, witness } = this.#deps;
    if (outcome.kind === 'cosigned') {
      if (this.#failures > 0) deps.log.info({ witness: witness.name }, 'a witness cosigns again');
      this.#failures = 0;
      this.#cosigned = outcome.size;
      return;
    }
    this.#failures++;
    this.#retryAt = performance.now() + askAgainIn(this.#failures, Math.random(), deps.longestRestMs);
    const { problem } = outcome;
    if (this.#failures === 1)
      deps.log.warn({ witness: witness.name, ...problem }, 'a witness does not cosign');
    await this.#note(problem);
  }

  async #note(problem: WitnessProblem): Promise<void> {
    const { deps, witness } = this.#deps;
    const at = new Date(deps.clock.now());
    await store.noteFailing(deps.db, deps.shard, witness.name, problem, at).catch(() => {});
  }

  /** The database is away, or a tile of it: nothing was kept, and the witness is asked again. */
  #broken(error: unknown): void {
    const { deps, signal } = this.#deps;
    if (!signal.aborted) deps.log.error({ err: error, shard: deps.shard }, 'collecting cosignatures failed');
    this.#retryAt = performance.now() + pollMs;
  }
}
