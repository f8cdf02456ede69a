import { Refusal } from '@redress/kernel';

export type ReadingRefusalCode =
  | 'empty-file'
  | 'file-too-large'
  | 'unsupported-file'
  | 'picture-too-large'
  | 'corrupt-file'
  | 'pdf-encrypted'
  | 'pdf-too-large'
  | 'reading-timeout'
  | 'reading-failed';
/** Only a redaction refuses with it, never a reading. */
export type RedactionRefusalCode = 'redaction-failed';
export type ReadingRefusal = Refusal<ReadingRefusalCode>;

const refuse = (code: ReadingRefusalCode, zh: string, en: string, internal?: string): ReadingRefusal =>
  new Refusal(code, { zh, en, ...(internal === undefined ? {} : { internal }) });

export const emptyFile = () =>
  refuse(
    'empty-file',
    '文件是空的（0 字节），里面没有任何内容。请重新保存或重新截图后再添加。',
    'The file is empty (0 bytes). Save it again, or take the screenshot again, and add that.',
  );
export const fileTooLarge = (maxBytes: number) =>
  refuse(
    'file-too-large',
    `文件超过 ${Math.floor(maxBytes / 1_048_576)} MB，无法接收。请截取其中要紧的部分，或拆成几个文件再添加。`,
    `The file is larger than ${Math.floor(maxBytes / 1_048_576)} MB. Take screenshots of what matters, or split it.`,
  );
/** `what`: the kind of file in both languages; `how`: how to mend it. */
export const unsupportedFile = (
  what: [zh: string, en: string],
  how: [zh: string, en: string],
  found: string,
) =>
  refuse(
    'unsupported-file',
    `这是${what[0]}，不能作为材料读取。${how[0]}`,
    `This is ${what[1]}, which cannot be read. ${how[1]}`,
    `unsupported: ${found}`,
  );
export const pictureTooLarge = (width: number, height: number) =>
  refuse(
    'picture-too-large',
    `图片尺寸过大（${width}×${height} 像素），未予打开。请裁剪或分成几张截图再添加。`,
    `The picture is too large (${width} × ${height} pixels) and was not opened. Crop it, or split it into several.`,
  );
export const corruptFile = (internal: string) =>
  refuse(
    'corrupt-file',
    '文件不完整或已损坏，无法打开。可能是传输中断：请从手机或网页重新导出、重新截图后再添加。',
    'The file is incomplete or damaged. The transfer may have broken off: export it or take the screenshot again.',
    internal,
  );
export const pdfEncrypted = () =>
  refuse(
    'pdf-encrypted',
    '这份 PDF 设有打开密码，无法读取。请输入密码打开后，用“打印”→“另存为 PDF”保存一份无密码的再添加，或对页面截图。',
    'This PDF needs a password. Open it, print it to a new PDF without one, or take screenshots of its pages.',
  );
export const pdfTooLarge = (pages: number) =>
  refuse(
    'pdf-too-large',
    `这份 PDF 有 ${pages} 页，过多。请只导出与本次纠纷有关的页再添加。`,
    `This PDF has ${pages} pages, which is too many. Export only the pages about this dispute.`,
  );
export const readingTimeout = () =>
  refuse(
    'reading-timeout',
    '读取这个文件用时过长，已停止。原件不受影响；请换成较短的截图或较小的文件再试。',
    'Reading this file took too long and was stopped. The original is untouched; try shorter screenshots.',
  );
export const readingFailed = (internal: string) =>
  refuse(
    'reading-failed',
    '这个文件无法读取：它占用的内存过多或结构异常。请对要紧的内容截图后再添加。',
    'This file could not be read: it needs too much memory or is malformed. Take screenshots of what matters.',
    internal,
  );
/** `kinds`: what is still there, for our log; no content. */
export const redactionFailed = (kinds: readonly string[]) =>
  new Refusal<RedactionRefusalCode>('redaction-failed', {
    zh: '这张图片遮盖后仍能认出个人信息或人脸，因此不予公开。请手动框选要遮盖的区域，或裁去无关部分后再试。',
    en: 'After redaction personal data or a face can still be recognised in this picture, so it is not published. Mark the places by hand or crop it, then try again.',
    internal: `still found: ${[...new Set(kinds)].join(', ')}`,
  });
