import { expect, test } from 'vitest';
import { parseAnchorSettings } from './anchor-settings.ts';

const chain = {
  kind: 'evm',
  name: 'besu',
  chainId: 1337,
  rpc: 'https://user:secret@node.example/rpc',
  contract: `0x${'aB'.repeat(20)}`,
  key: 'anchor.key',
};
const parse = (top: object) => parseAnchorSettings(JSON.stringify(top), 'anchors.json');
const refusalOf = (text: string): string => {
  try {
    parseAnchorSettings(text, 'anchors.json');
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

test('what is not said has its usual value, and the price of gas is a number of wei', () => {
  expect(parse({ chains: [chain] })).toEqual({
    everyMinutes: 60,
    chains: [{ ...chain, contract: chain.contract.toLowerCase(), confirmations: 1 }],
  });
  const free = parse({ everyMinutes: 5, chains: [{ ...chain, gasPrice: '0', confirmations: 12 }] });
  expect(free).toMatchObject({ everyMinutes: 5, chains: [{ gasPrice: 0n, confirmations: 12 }] });
});

test('every mistake names file and field and never repeats a value', () => {
  const one = (change: object) => JSON.stringify({ chains: [{ ...chain, ...change }] });
  const cases: [string, string][] = [
    ['secret {', 'the file is not JSON'],
    ['[]', 'the file must be a JSON object'],
    ['{}', 'chains must be a list'],
    ['{"chains": []}', 'chains must be a list'],
    ['{"chains": [1]}', 'chains[0] must be a JSON object'],
    [JSON.stringify({ chains: [chain], every: 1 }), 'every is not a setting'],
    [JSON.stringify({ chains: [chain], everyMinutes: 0 }), 'everyMinutes must be a whole number'],
    [JSON.stringify({ chains: [chain, { ...chain, chainId: 2 }] }), 'chains[1].name is used twice'],
    [JSON.stringify({ chains: [chain, { ...chain, name: 'b' }] }), 'chains[1].chainId is used twice'],
    [one({ kind: 'secret' }), 'chains[0].kind must be "evm"'],
    [one({ gasprice: 'secret' }), 'chains[0].gasprice is not a setting'],
    [one({ name: 'Secret Chain' }), 'chains[0].name must be'],
    [one({ chainId: '1' }), 'chains[0].chainId must be a whole number'],
    [one({ rpc: 'ws://secret' }), 'chains[0].rpc must be an http(s) address'],
    [one({ contract: '0xsecret' }), 'chains[0].contract must be an address'],
    [one({ key: 7 }), 'chains[0].key must be the file of a private key'],
    [one({ confirmations: 0 }), 'chains[0].confirmations must be a whole number'],
    [one({ gasPrice: 0 }), 'chains[0].gasPrice must be wei as digits in quotes'],
    [one({ gasPrice: '-1' }), 'chains[0].gasPrice must be wei as digits in quotes'],
  ];
  for (const [text, said] of cases) {
    expect(refusalOf(text)).toContain(`anchors.json: ${said}`);
    expect(refusalOf(text)).not.toContain('secret');
  }
});
