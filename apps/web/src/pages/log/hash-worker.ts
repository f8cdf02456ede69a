import { portableHasher } from '@redress/bundle';
import { toHex } from '@redress/kernel';

export type HashMessage =
  | { kind: 'progress'; percent: number }
  | { kind: 'done'; sha256: string }
  | { kind: 'failed' };

const say = (message: HashMessage): void => postMessage(message);
const pieceBytes = 4 * 1024 * 1024;

/** SHA-256 of a file, read piece by piece, so that its size does not matter. Nothing leaves this thread but the digest. */
async function digest(file: File): Promise<string> {
  const hash = portableHasher.sha256();
  for (let at = 0; at < file.size; at += pieceBytes) {
    hash.update(new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()));
    say({ kind: 'progress', percent: Math.min(100, Math.floor((100 * (at + pieceBytes)) / file.size)) });
  }
  return toHex(hash.digest());
}

addEventListener('message', (event: MessageEvent<File>) => {
  digest(event.data)
    .then((sha256) => say({ kind: 'done', sha256 }))
    .catch(() => say({ kind: 'failed' }));
});
