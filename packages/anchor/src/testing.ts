import { readFileSync } from 'node:fs';

export interface Artifact {
  contract: string;
  compiler: string;
  settings: object;
  abi: readonly object[];
  /** What a deployment sends. */
  bytecode: string;
  /** What then stands at the address; there is nothing in it that differs between deployments. */
  runtime: string;
}

interface CompilerOutput {
  errors?: { formattedMessage: string }[];
  contracts: Record<
    string,
    Record<
      string,
      { abi: object[]; evm: Record<'bytecode' | 'deployedBytecode', { object: string; opcodes: string }> }
    >
  >;
}

const source = new URL('../contracts/Anchor.sol', import.meta.url);
export const artifactFile = new URL('../contracts/Anchor.json', import.meta.url);

/** Without metadata the bytecode depends on nothing but the source, the compiler and these settings. */
const settings = {
  // Chains of members may be years behind: no PUSH0.
  evmVersion: 'paris',
  optimizer: { enabled: true, runs: 200 },
  viaIR: true,
  metadata: { appendCBOR: false, bytecodeHash: 'none' },
};

/** Compiles contracts/Anchor.sol; warnings are errors. */
export async function compileAnchor(): Promise<Artifact & { opcodes: string }> {
  // Loading the compiler costs a second: only who compiles pays it.
  const { default: solc } = (await import('solc')) as {
    default: { compile(input: string): string; version(): string };
  };
  const wanted = [
    'abi',
    'evm.bytecode.object',
    'evm.deployedBytecode.object',
    'evm.deployedBytecode.opcodes',
  ];
  const input = {
    language: 'Solidity',
    sources: { 'Anchor.sol': { content: readFileSync(source, 'utf8') } },
    settings: { ...settings, outputSelection: { '*': { '*': wanted } } },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as CompilerOutput;
  if (output.errors) throw new Error(output.errors.map((error) => error.formattedMessage).join('\n'));
  const compiled = output.contracts['Anchor.sol']?.Anchor;
  if (!compiled) throw new Error('Anchor.sol holds no contract Anchor');
  const { bytecode, deployedBytecode } = compiled.evm;
  return {
    contract: 'Anchor.sol',
    compiler: `solc ${solc.version()}`,
    settings,
    abi: compiled.abi,
    bytecode: `0x${bytecode.object}`,
    runtime: `0x${deployedBytecode.object}`,
    opcodes: deployedBytecode.opcodes,
  };
}

export function formatArtifact({
  contract,
  compiler,
  settings: used,
  abi,
  bytecode,
  runtime,
}: Artifact): string {
  return `${JSON.stringify({ contract, compiler, settings: used, abi, bytecode, runtime }, null, 2)}\n`;
}
