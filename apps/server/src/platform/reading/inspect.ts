import { open } from 'node:fs/promises';
import { Refusal } from '@redress/kernel';
import { fileTypeFromBuffer } from 'file-type';
import { sniffText } from './formats/sniff.ts';
import { inspectTimeoutMs, maxFileBytes } from './limits.ts';
import { corruptFile, emptyFile, fileTooLarge, type ReadingRefusal, unsupportedFile } from './refusals.ts';
import type { Lane } from './worker/lane.ts';

const headBytes = 65_536;
const opened = new Set(['image/png', 'image/jpeg', 'image/webp', 'application/pdf']);

type Words = [zh: string, en: string];
const asPicture: Words = ['请截图后添加截图。', 'Take a screenshot and add that.'];
const asPdf: Words = [
  '请打开后用“打印”→“另存为 PDF”，或截图后再添加。',
  'Open it and print it to PDF, or take screenshots.',
];
const unpack: Words = [
  '请先解压，再把里面的图片、网页、PDF 逐个添加。',
  'Unpack it and add the files inside.',
];
const export_: Words = [
  '支持：PNG、JPEG、WebP 图片，PDF，网页（HTML、MHTML），邮件（eml），文本、CSV、JSON。请截图或另存为 PDF 后再添加。',
  'Readable: PNG, JPEG, WebP, PDF, web pages (HTML, MHTML), mail (eml), text, CSV, JSON. Take a screenshot or save it as PDF.',
];

/** Kinds that people do try, each with the way out; anything else gets the list of what is readable. */
const knownKinds: [RegExp, Words, Words][] = [
  [
    /officedocument|opendocument|^application\/(?:msword|vnd\.ms-|x-cfb)|rtf$/,
    ['办公文档', 'an office document'],
    asPdf,
  ],
  [/zip|rar|7z|x-tar|gzip|bzip|xz|zstd|compress|lz/, ['压缩包', 'an archive'], unpack],
  [/svg/, ['SVG 矢量图', 'an SVG drawing'], asPicture],
  [
    /^image\/hei[cf]/,
    ['HEIC 照片', 'a HEIC photo'],
    [
      '请在相册中导出为 JPEG（苹果手机：设置→相机→格式→兼容性最佳），或对照片截图后再添加。',
      'Export it as JPEG (iPhone: Settings, Camera, Formats, Most Compatible) or take a screenshot of it.',
    ],
  ],
  [
    /^image\//,
    ['本系统不读取的图片格式', 'a picture format that is not read here'],
    ['请另存为 PNG 或 JPEG，或截图后再添加。', 'Save it as PNG or JPEG, or take a screenshot.'],
  ],
  [
    /^(?:video|audio)\//,
    ['音频或视频', 'sound or video'],
    ['请对关键画面截图后添加。', 'Take screenshots of what matters.'],
  ],
  [
    /exe|msdownload|x-elf|mach|apk|android|java|wasm|shockwave|deb|rpm|sqlite|script/,
    ['程序文件', 'a program'],
    export_,
  ],
];

/**
 * What a file is, by its content: media type and size in bytes, or the refusal with what, why and how to mend it.
 * The declared name is never believed; it decides nothing. Pictures and PDFs are opened once in the worker.
 */
export async function inspectWith(
  lane: Lane,
  path: string,
  options: { declaredName: string; maxBytes?: number },
): Promise<{ mediaType: string; bytes: number } | ReadingRefusal> {
  const { bytes, head } = await readHead(path);
  const maxBytes = options.maxBytes ?? maxFileBytes;
  if (bytes === 0) return emptyFile();
  if (bytes > maxBytes) return fileTooLarge(maxBytes);
  const mediaType = await mediaTypeOf(head);
  if (mediaType instanceof Refusal) return mediaType;
  if (!opened.has(mediaType)) return { mediaType, bytes };
  try {
    await lane.run({ kind: 'inspect', path, mediaType }, { timeoutMs: inspectTimeoutMs });
    return { mediaType, bytes };
  } catch (error) {
    if (error instanceof Refusal) return error as ReadingRefusal;
    throw error;
  }
}

async function readHead(path: string): Promise<{ bytes: number; head: Uint8Array }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(headBytes, size));
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return { bytes: size, head: head.subarray(0, bytesRead) };
  } finally {
    await file.close();
  }
}

async function mediaTypeOf(head: Uint8Array): Promise<string | ReadingRefusal> {
  // A PDF may be all ASCII, and may have a mark or blanks before its header.
  if (/^(?:\xef\xbb\xbf)?\s{0,64}%PDF-\d/.test(new TextDecoder('latin1').decode(head.subarray(0, 80))))
    return 'application/pdf';
  // Then text: file-type calls some of them by a few letters at the start (a line that begins "BM" is no bitmap).
  const text = sniffText(head);
  const found = text ?? (await fileTypeFromBuffer(head).catch(() => undefined))?.mime;
  if (found !== undefined && (opened.has(found) || (text !== undefined && isRead(text)))) return found;
  if (found === undefined && looksCut(head)) return corruptFile('no known beginning');
  const [, what, how] = knownKinds.find(([pattern]) => pattern.test(found ?? '')) ?? [
    undefined,
    ['无法识别的文件', 'a file of unknown kind'] satisfies Words,
    export_,
  ];
  return unsupportedFile(what, how, found ?? 'unknown');
}

const isRead = (kind: string) => !/svg|rtf/.test(kind);

/** A few zero bytes are what an interrupted download leaves. */
const looksCut = (head: Uint8Array) => head.every((b) => b === 0);
