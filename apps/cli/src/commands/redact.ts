import { writeFile } from 'node:fs/promises';
import { Refusal } from '@redress/kernel';
import { type PersonalMatch, personalLabels, redactText } from '@redress/law/publication';
import {
  type AreaKind,
  type Box,
  inspectFile,
  type RedactedPicture,
  redactPicture,
  stopReading,
} from '@redress/server/reading';
import type { Command } from 'commander';
import { decode, read } from './diagnose.ts';

interface Options {
  json?: boolean;
  name?: string[];
  area?: string[];
}

/** `redress redact IN OUT [--json]`: a copy without what singles out a natural person. */
export function register(program: Command): void {
  program
    .command('redact')
    .argument('<in>', 'a text file (UTF-8 or GB18030) or a picture (PNG, JPEG, WebP)')
    .argument('<out>', 'where the copy is written; it must not exist. Of a picture: WebP')
    .description(
      'write a copy without names, numbers and addresses of persons; of a picture also without faces and codes',
    )
    .option('--name <name...>', 'a person whose name must not appear')
    .option(
      '--area <left,top,width,height...>',
      'one more place of a picture, as parts of its width and height (0 to 1)',
    )
    .option('--json', 'one JSON object on stdout')
    .action(async (from: string, to: string, options: Options) => {
      const picture = await pictureOf(from, options);
      if (picture) {
        await writeNew(to, picture.picture);
        const { width, height, areas } = picture;
        process.stdout.write(
          options.json ? `${JSON.stringify({ width, height, areas }, null, 2)}\n` : describeAreas(picture),
        );
        return;
      }
      const { text, redactions } = redactText(decode(await read(from), from), { names: options.name ?? [] });
      await writeNew(to, text);
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ redactions: redactions.map(withoutQuote) }, null, 2)}\n`
          : describe(redactions),
      );
    });
}

/** The redacted picture, or undefined when the file is none. */
async function pictureOf(file: string, { name, area }: Options): Promise<RedactedPicture | undefined> {
  const bytes = await read(file);
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (!/^(?:\x89PNG|\xff\xd8\xff|RIFF.{4}WEBP)/s.test(head)) return undefined;
  try {
    const look = await inspectFile(file, { declaredName: file });
    if (look instanceof Error) throw look;
    return await redactPicture(file, { known: { names: name ?? [] }, chosen: (area ?? []).map(toBox) });
  } finally {
    stopReading();
  }
}

function toBox(text: string): Box {
  const parts = text.split(',').map(Number);
  if (parts.length !== 4 || parts.some((part) => !(part >= 0 && part <= 1)))
    throw new Refusal('bad-area', {
      zh: `--area ${text} 应为四个 0 到 1 之间的数：左,上,宽,高`,
      en: `--area ${text} must be four numbers from 0 to 1: left,top,width,height`,
    });
  return parts as Box;
}

function describeAreas({ areas }: RedactedPicture): string {
  if (areas.length === 0) return '没有发现个人信息、人脸或二维码 / no personal data, face or code found\n';
  const counts = new Map<string, number>();
  for (const { kind } of areas) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${areaLabels[kind as AreaKind].zh} ${count} 处\n`).join('');
}

const areaLabels: Readonly<Record<AreaKind, { zh: string }>> = {
  ...personalLabels,
  face: { zh: '人脸' },
  code: { zh: '二维码或条形码' },
  chosen: { zh: '自选区域' },
};

/** The report must not repeat what the copy leaves out. */
const withoutQuote = ({ kind, start, end, mask }: PersonalMatch) => ({ kind, start, end, mask });

function describe(redactions: readonly PersonalMatch[]): string {
  if (redactions.length === 0) return '没有发现个人信息 / no personal data found\n';
  const counts = new Map<PersonalMatch['kind'], number>();
  for (const { kind } of redactions) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${personalLabels[kind].zh} ${count} 处\n`).join('');
}

/** Never overwrites: the original may be the only copy. */
async function writeNew(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    const exists = code === 'EEXIST';
    throw new Refusal('cannot-write', {
      zh: exists ? `${file} 已经存在，不会覆盖` : `无法写入 ${file}（${code}）`,
      en: exists ? `${file} exists and is not overwritten` : `cannot write ${file} (${code})`,
    });
  }
}
