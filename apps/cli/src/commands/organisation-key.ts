import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createClient, endpoints, ProblemError, problem, urlOf } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import type { Call } from './links-server.ts';
import { refusalOf } from './office-resolve.ts';

/** What a program of an organisation does with its API key. */
export interface Session {
  call: Call;
  /** Uploads a paper for an answer to a claim; gives its identifier. Refusal: `file-unreadable`. */
  addClaimFile(params: { orgId: string; claimId: string }, path: string): Promise<string>;
}

/**
 * Calls with the API key of an organisation. It comes from REDRESS_API_KEY, since arguments can be read by other users of the
 * machine. Refusals: `key-missing`, `server-refused`, `server-unreachable`.
 */
export async function asOrganisation<T>(server: string, work: (session: Session) => Promise<T>): Promise<T> {
  const token = process.env.REDRESS_API_KEY;
  if (!token)
    throw new Refusal('key-missing', {
      zh: '请在环境变量 REDRESS_API_KEY 中给出机构的 API 密钥（rk_…）。',
      en: 'Give the API key of the organisation (rk_…) in the environment variable REDRESS_API_KEY.',
    });
  const baseUrl = server.replace(/\/+$/, '');
  const call = createClient({ baseUrl, fetch, token });
  try {
    return await work({
      call,
      async addClaimFile(params, path) {
        const form = new FormData();
        form.set('file', new Blob([await bytesOf(path)]), basename(path));
        const response = await fetch(baseUrl + urlOf('addOrgClaimFile', params), {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
          body: form,
        });
        if (!response.ok) throw new ProblemError(problem.parse(await response.json()));
        return endpoints.addOrgClaimFile.response.parse(await response.json()).fileId;
      },
    });
  } catch (error) {
    throw refusalOf(error, server);
  }
}

const bytesOf = (path: string) =>
  readFile(path).catch(() => {
    throw new Refusal('file-unreadable', { zh: `无法读取 ${path}。`, en: `${path} cannot be read.` });
  });
