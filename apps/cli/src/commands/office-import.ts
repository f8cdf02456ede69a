import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { endpoints, ProblemError, problem, urlOf } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import { refusalOf } from './office-resolve.ts';

interface Options {
  server: string;
  type: string;
  dryRun?: boolean;
  json?: boolean;
}

/**
 * Sends a CSV file to a server's directory; all of it enters or nothing. The key comes from the environment, since
 * arguments can be read by other users of the machine. Refusals: `key-missing`, `file-unreadable`, `server-refused`.
 */
export async function importFile(file: string, { server, type, dryRun, json }: Options): Promise<string> {
  const key = process.env.REDRESS_OPERATOR_KEY;
  if (!key)
    throw new Refusal('key-missing', {
      zh: '请在环境变量 REDRESS_OPERATOR_KEY 中给出运营者密钥。',
      en: 'Give the operator’s key in the environment variable REDRESS_OPERATOR_KEY.',
    });
  const bytes = await readFile(file).catch(() => {
    throw new Refusal('file-unreadable', { zh: `无法读取 ${file}。`, en: `${file} cannot be read.` });
  });
  const form = new FormData();
  form.set('file', new Blob([bytes], { type: 'text/csv' }), basename(file));
  const url =
    server.replace(/\/+$/, '') + urlOf('importDirectory', {}, { type, ...(dryRun ? { dryRun: 'yes' } : {}) });
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, accept: 'application/json' },
      body: form,
    });
    const body: unknown = await response.json();
    if (!response.ok) throw new ProblemError(problem.parse(body));
    const counts = endpoints.importDirectory.response.parse(body);
    if (json) return `${JSON.stringify(counts)}\n`;
    const { added, changed, unchanged } = counts;
    return `新增 / added ${added}, 修改 / changed ${changed}, 未变 / unchanged ${unchanged}${dryRun ? '（试运行 / dry run）' : ''}\n`;
  } catch (error) {
    throw refusalOf(error, server);
  }
}
