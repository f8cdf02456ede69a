import type { LogQuestion } from '@redress/contract';

/**
 * What somebody typed, as questions to ask one after the other until one finds something: 64 digits may be the digest
 * of a content or a leaf hash. Undefined when it is none of them.
 */
export function readQuestion(typed: string): LogQuestion[] | undefined {
  const text = typed.trim();
  const number = /^(?:#|第|no\.?)?\s*(\d{1,15})\s*号?$/i.exec(text)?.[1];
  if (number !== undefined) return [{ index: Number(number) }];
  const hex = text.replace(/^sha-?256:/i, '').replace(/[\s:]/g, '');
  if (/^[0-9a-f]{64}$/i.test(hex)) return [{ sha256: hex }, { leafHash: hex }];
  if (/^[0-9A-Za-z+/]{43}=$/.test(text)) return [{ leafHash: text }];
  if (/^[a-z]+_[0-9a-z]{24}$/.test(text)) return [{ id: text }];
  return undefined;
}
