import { portableHasher, type Verification, verifyBundle } from '@redress/bundle';
import { Refusal } from '@redress/kernel';

/** What the page asks; the file is read piece by piece, so its size does not matter. */
export interface VerifyRequest {
  file: File;
  vkey?: string;
  policy?: string;
  roots?: string;
  language: 'zh' | 'en';
}
export type VerifyMessage =
  | { kind: 'progress'; percent: number }
  | { kind: 'done'; verification: Verification }
  | { kind: 'refused'; text: string }
  | { kind: 'failed' };

const say = (message: VerifyMessage): void => postMessage(message);

addEventListener('message', (event: MessageEvent<VerifyRequest>) => {
  const { file, language, ...given } = event.data;
  let shown = -1;
  const source = {
    size: file.size,
    read: async (offset: number, length: number) =>
      new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
  };
  verifyBundle(source, {
    hasher: portableHasher,
    language,
    ...given,
    onProgress: (done, total) => {
      const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
      if (percent !== shown) say({ kind: 'progress', percent });
      shown = percent;
    },
  })
    .then((verification) => say({ kind: 'done', verification }))
    .catch((error: unknown) =>
      say(error instanceof Refusal ? { kind: 'refused', text: error.text[language] } : { kind: 'failed' }),
    );
});
