import { readFileSync } from 'node:fs';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { fromHex, toHex } from '@redress/kernel';
import { sha256 } from '@redress/tlog';
import { expect, test } from 'vitest';
import { anchoredTopic, knownCode, latestSelector } from './abi.ts';
import { anchorAbi, anchorBytecode } from './artifact.ts';
import { artifactFile, compileAnchor, formatArtifact } from './testing.ts';

const keccak = (signature: string): string => toHex(keccak_256(new TextEncoder().encode(signature)));
const compiled = await compileAnchor();

test('the committed artifact is what the committed source compiles to, byte by byte', () => {
  expect(readFileSync(artifactFile, 'utf8')).toBe(formatArtifact(compiled));
  expect(anchorBytecode).toBe(compiled.bytecode);
});

test('readers know the code that this source deploys', () => {
  const runtime = fromHex(compiled.runtime.slice(2)) as Uint8Array;
  expect(knownCode).toContain(toHex(sha256(runtime)));
});

test('selector and event topic are the hashes of the signatures in the compiled interface', () => {
  const signature = (name: string): string => {
    const one = compiled.abi.find((item) => (item as { name: string }).name === name) as {
      inputs: { type: string }[];
    };
    return `${name}(${one.inputs.map(({ type }) => type).join(',')})`;
  };
  expect(latestSelector).toBe(keccak(signature('latest')).slice(0, 8));
  expect(anchoredTopic).toBe(`0x${keccak(signature('Anchored'))}`);
});

test('the typed interface says what the compiled one says', () => {
  const names = (items: readonly object[]) =>
    items.map((item) => JSON.stringify(item, ['type', 'name', 'inputs', 'stateMutability', 'outputs']));
  const used = compiled.abi.filter((item) =>
    ['anchor', 'SizeShrank', 'OtherRoot', 'NoRoot'].includes((item as { name: string }).name),
  );
  expect(names(anchorAbi).sort()).toEqual(names(used).sort());
});

test('the contract runs on chains before Shanghai, never asks for the time and cannot be destroyed or delegated', () => {
  for (const opcode of ['PUSH0', 'TIMESTAMP', 'SELFDESTRUCT', 'DELEGATECALL', 'CALLCODE', 'CALL', 'MCOPY'])
    expect(compiled.opcodes.split(' ')).not.toContain(opcode);
  expect(compiled.opcodes.split(' ')).toContain('SSTORE');
});
