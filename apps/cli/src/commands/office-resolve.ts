import {
  type JurisdictionQuestion as Asked,
  createClient,
  type JurisdictionAnswer,
  ProblemError,
} from '@redress/contract';
import { Refusal } from '@redress/kernel';
import {
  type Certainty,
  divisions,
  type JurisdictionQuestion,
  resolveJurisdiction,
} from '@redress/law/jurisdiction';

export interface AnsweredOffice {
  kind: string;
  level: string;
  by: string;
  certainty: Certainty;
  division?: { code: string; fullName: string } | undefined;
  why: { zh: string }[];
  basis: { law: string; article: string; quote: string }[];
  contact?: NonNullable<JurisdictionAnswer['channels'][number]['offices'][number]['contact']> | undefined;
}
export interface Answer {
  channels: { channel: string; offices: AnsweredOffice[]; ask: string[]; notes: { zh: string }[] }[];
}

/** Without a server: by the law alone. A name or domain means nothing without a register. Refusal: `server-needed`. */
export function answerHere(question: JurisdictionQuestion, lookedUp: string | undefined): Answer {
  if (lookedUp !== undefined)
    throw new Refusal('server-needed', {
      zh: '按名称或者域名查询需要 --server。',
      en: 'A name or domain is looked up in the register of a server: add --server.',
    });
  const all = divisions();
  const { channels } = resolveJurisdiction(question, all);
  return {
    channels: channels.map(({ offices, ...channel }) => ({
      ...channel,
      offices: offices.map(({ division, basis, ...office }) => ({
        ...office,
        basis: basis.map(({ law, article, quote }) => ({ law, article, quote })),
        ...(division ? { division: { code: division.code, fullName: all.fullName(division.code) } } : {}),
      })),
    })),
  };
}

/** By a server, which adds its register and contacts. Refusal: `server-refused`, `server-unreachable`. */
export async function answerOf(server: string, question: Asked): Promise<Answer> {
  const call = createClient({ baseUrl: server.replace(/\/+$/, ''), fetch });
  try {
    const { channels } = await call('resolveJurisdiction', { body: question });
    return {
      channels: channels.map(({ ask, ...channel }) => ({ ...channel, ask: ask.map(({ number }) => number) })),
    };
  } catch (error) {
    throw refusalOf(error, server);
  }
}

/** What a server said, or that it said nothing, as one line. */
export function refusalOf(error: unknown, server: string): unknown {
  if (error instanceof ProblemError) {
    const lines = (error.problem.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`);
    const text = [error.message, ...lines.slice(0, 20)].join('; ');
    return new Refusal('server-refused', { zh: text, en: text });
  }
  if (error instanceof TypeError)
    return new Refusal('server-unreachable', {
      zh: `连不上 ${server}。`,
      en: `${server} cannot be reached.`,
    });
  return error;
}

/** True where the market regulator that takes the complaint is certain. */
export const isCompetentKnown = ({ channels }: Answer): boolean =>
  channels[0]?.offices.some(({ certainty }) => certainty === 'stated') === true;

const certainties: Readonly<Record<Certainty, string>> = {
  stated: '确定 / certain',
  likely: '可能 / likely',
  partial: '只知道上级区划 / only its province or city',
  unknown: '不明 / unknown',
};

export function describeAnswer({ channels }: Answer): string {
  return channels
    .map(({ channel, offices, ask, notes }) => {
      const lines = [
        channel,
        ...offices.flatMap(describeOffice),
        ...(ask.length > 0 ? [`  请拨打 / ask: ${ask.join('、')}`] : []),
        ...notes.map(({ zh }) => `  ${zh}`),
      ];
      return `${lines.join('\n')}\n`;
    })
    .join('\n');
}

function describeOffice({
  kind,
  level,
  by,
  division,
  certainty,
  why,
  basis,
  contact,
}: AnsweredOffice): string[] {
  const { name, phone, address } = contact?.fields ?? {};
  return [
    `  ${division?.fullName ?? '—'}  ${kind} (${level}, ${by})  ${certainties[certainty]}`,
    ...(contact ? [`    ${[name, phone, address].filter(Boolean).join('  ')}`] : []),
    ...why.map(({ zh }) => `    ${zh}`),
    ...basis.map(({ law, article, quote }) => `    《${law}》${article}：“${quote}”`),
  ];
}
