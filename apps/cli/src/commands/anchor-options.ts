import { Refusal } from '@redress/kernel';

/** An http(s) address; never repeated in a message, for it may hold a password. */
export function rpcOption(text: string): string {
  if (URL.canParse(text) && /^https?:\/\//i.test(text)) return text;
  throw new Refusal('bad-rpc', {
    zh: '--rpc 应为节点的 http:// 或 https:// 地址',
    en: "--rpc must be a node's address starting with http:// or https://",
  });
}

/** 20 bytes in hexadecimal, as Ethereum writes accounts and contracts. */
export const addressOption =
  (name: string) =>
  (text: string): string => {
    if (/^0x[0-9a-fA-F]{40}$/.test(text)) return text.toLowerCase();
    throw new Refusal('bad-address', {
      zh: `${name} 应为 0x 加 40 位十六进制数`,
      en: `${name} must be 0x and 40 hexadecimal digits`,
    });
  };

export function awayRefusal(error: Error): never {
  throw new Refusal('chain-away', {
    zh: `无法询问该链：${error.message}`,
    en: `the chain cannot be asked: ${error.message}`,
  });
}
