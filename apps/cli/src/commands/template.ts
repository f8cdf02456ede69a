import { writeFile } from 'node:fs/promises';
import { type Addition, createClient, ProblemError, problem, templateName, urlOf } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import type { Command } from 'commander';
import { refusalOf } from './office-resolve.ts';
import { describeList, describeTemplate } from './template-text.ts';

interface Options {
  server: string;
  preamble?: string;
  answerTo?: string;
  footer?: string;
  by: string;
  to: string;
  out: string;
  json?: boolean;
}

/** `redress template list|show|set|revert|preview`: what an operator adds to papers; `REDRESS_OPERATOR_KEY` opens it. */
export function register(program: Command): void {
  const template = program
    .command('template')
    .description('what an operator adds to papers; needs REDRESS_OPERATOR_KEY in the environment');
  const add = (name: string, description: string) =>
    template
      .command(name)
      .description(description)
      .requiredOption('--server <url>', 'address of the server')
      .option('--json', 'one JSON object on stdout');
  add('list', 'every paper with what is added to it').action(async (options: Options) => {
    const answer = await withServer(options, (client) => client('listTemplates', {}));
    print(options.json ? answer : describeList(answer));
  });
  add('show', 'one paper with every version of what is added')
    .argument('<paper>', 'its name, or "all"')
    .action(async (paper: string, options: Options) => {
      const params = { name: nameOf(paper) };
      const view = await withServer(options, (client) => client('getTemplate', { params }));
      print(options.json ? view : describeTemplate(view));
    });
  withParts(add('set', 'change what is added; a part left out stays, an empty one prints nothing'))
    .argument('<paper>', 'its name, or "all"')
    .requiredOption('--by <name>', 'who changes it, for the history')
    .action(async (paper: string, options: Options) => {
      const params = { name: nameOf(paper) };
      const view = await withServer(options, async (client) => {
        const { revision, addition } = await client('getTemplate', { params });
        const body = { addition: { ...addition, ...partsOf(options) }, by: options.by, revision };
        return client('saveTemplate', { params, body });
      });
      print(options.json ? view : describeTemplate(view));
    });
  add('revert', 'take an earlier version again; 0 takes everything away')
    .argument('<paper>', 'its name, or "all"')
    .requiredOption('--to <revision>', 'number of the version')
    .requiredOption('--by <name>', 'who changes it, for the history')
    .action(async (paper: string, options: Options) => {
      if (!/^\d{1,9}$/.test(options.to)) throw badRevision(options.to);
      const params = { name: nameOf(paper) };
      const view = await withServer(options, async (client) => {
        const { revision } = await client('getTemplate', { params });
        return client('revertTemplate', {
          params,
          body: { to: Number(options.to), by: options.by, revision },
        });
      });
      print(options.json ? view : describeTemplate(view));
    });
  withParts(add('preview', 'the paper of an invented case as PDF; nothing is kept'))
    .argument('<paper>', 'its name, or "all"')
    .requiredOption('--out <file>', 'where the PDF goes')
    .action(preview);
}

const withParts = (command: Command): Command =>
  command
    .option('--preamble <text>', 'a paragraph before the text')
    .option('--answer-to <text>', 'a further address for written answers')
    .option('--footer <text>', 'small print on every page');

const partsOf = ({ preamble, answerTo, footer }: Options): Addition => ({
  ...(preamble === undefined ? {} : { preamble }),
  ...(answerTo === undefined ? {} : { answerTo }),
  ...(footer === undefined ? {} : { footer }),
});

async function preview(paper: string, options: Options): Promise<void> {
  const params = { name: nameOf(paper) };
  const pdf = await withServer(options, async (client) => {
    const { addition } = await client('getTemplate', { params });
    const response = await fetch(baseOf(options) + urlOf('previewTemplate', params), {
      method: 'POST',
      headers: { authorization: `Bearer ${keyOf()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ addition: { ...addition, ...partsOf(options) } }),
    });
    if (!response.ok) throw new ProblemError(problem.parse(await response.json()));
    return new Uint8Array(await response.arrayBuffer());
  });
  await writeFile(options.out, pdf).catch(() => {
    throw new Refusal('file-unwritable', {
      zh: `无法写入 ${options.out}。`,
      en: `${options.out} cannot be written.`,
    });
  });
  print(options.json ? { written: options.out } : `${options.out}\n`);
}

type Client = ReturnType<typeof createClient>;

/** Calls with the operator's key; what the server refuses becomes one line. */
async function withServer<T>(options: Options, run: (client: Client) => Promise<T>): Promise<T> {
  const client = createClient({ baseUrl: baseOf(options), fetch, token: keyOf() });
  try {
    return await run(client);
  } catch (error) {
    throw refusalOf(error, options.server);
  }
}

const baseOf = ({ server }: Options): string => server.replace(/\/+$/, '');
const print = (answer: object | string): void => {
  process.stdout.write(typeof answer === 'string' ? answer : `${JSON.stringify(answer, null, 2)}\n`);
};

/** From the environment, since arguments can be read by other users of the machine. */
function keyOf(): string {
  const key = process.env.REDRESS_OPERATOR_KEY;
  if (key) return key;
  throw new Refusal('key-missing', {
    zh: '请在环境变量 REDRESS_OPERATOR_KEY 中给出运营者密钥。',
    en: 'Give the operator’s key in the environment variable REDRESS_OPERATOR_KEY.',
  });
}

function nameOf(paper: string) {
  const parsed = templateName.safeParse(paper);
  if (parsed.success) return parsed.data;
  throw new Refusal('unknown-paper', {
    zh: `没有文书 ${paper}；redress template list 列出全部。`,
    en: `There is no paper ${paper}; redress template list names all.`,
  });
}

const badRevision = (given: string): Refusal =>
  new Refusal('bad-revision', { zh: `${given} 不是版本号。`, en: `${given} is no number of a version.` });
