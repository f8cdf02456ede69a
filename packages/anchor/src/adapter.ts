/** A head as it goes to a chain. */
export interface HeadToAnchor {
  origin: string;
  size: number;
  root: Uint8Array;
  /** SHA-256 of the signed note's text. */
  noteHash: Uint8Array;
}

/** A head as it stands on a chain. */
export interface AnchoredHead {
  size: number;
  root: Uint8Array;
  /** Hexadecimal. */
  noteHash: string;
  tx: string;
  block: number;
  blockHash: string;
  /** The block's own time. */
  at: Date;
}

/** What became of a transaction. */
export type Confirmation =
  /** It lies as deep as was asked for. */
  | { state: 'anchored'; head: AnchoredHead }
  /** Sent, or in a block that is still too young. */
  | { state: 'pending'; inBlock: boolean }
  /** The chain knows it no more: dropped, or removed by a reorganisation. */
  | { state: 'gone' }
  /** It is in a block and anchored nothing: refused by the contract, or a repetition. */
  | { state: 'void' };

/** Whose line of which log; other adapters may write addresses in their own way. */
export interface Line {
  contract: string;
  publisher: string;
  origin: string;
}

/**
 * One chain that heads are anchored on, through the account of one publisher. Every method throws when the chain
 * cannot be reached, and then nothing is known. A chain without an Ethereum RPC needs these methods and no more.
 */
export interface ChainAdapter extends Omit<Line, 'origin'> {
  /** CAIP-2. */
  readonly chain: string;
  /** Why heads cannot be anchored here, e.g. a node of another chain or another contract; undefined when they can. */
  problem(): Promise<string | undefined>;
  /**
   * Sends a head; `attempt` counts earlier ones of this head that never came into a block, so that it may pay more.
   * Repeating is harmless. What the line already says is asked with `read`.
   */
  publish(head: HeadToAnchor, attempt: number): Promise<{ tx: string }>;
  confirm(tx: string): Promise<Confirmation>;
  /** The newest head of a line, or the one of a size; also blocks that are still too young for `confirm`. */
  read(line: Line, size?: number): Promise<AnchoredHead | undefined>;
  /** True when this block is part of the chain as it is now. */
  holds(block: number, blockHash: string): Promise<boolean>;
}
