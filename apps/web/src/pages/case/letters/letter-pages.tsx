import { type LetterView, urlOf } from '@redress/contract';
import { useEffect, useState } from 'react';
import { usePick, useText } from '../../../i18n/language.ts';
import { Notice, Skeleton } from '../../../ui/basics.tsx';
import { useCaseContext } from '../case-context.ts';

type Loaded = { urls: string[]; state: 'loading' | 'done' | 'failed' };

/** The letter's pages as pictures, one after the other; each says how many there are. */
export function LetterPages({ letter }: { letter: LetterView }) {
  const t = useText().letters;
  const pick = usePick();
  const { view } = useCaseContext();
  const { urls, state } = usePages(view.caseId, letter.name);
  return (
    <div className="letter-pages">
      {urls.map((url, i) => (
        <img key={url} className="letter-page" src={url} alt={t.page(pick(letter.title), i + 1)} />
      ))}
      {state === 'loading' && <Skeleton lines={urls.length === 0 ? 8 : 2} label={t.preparing} />}
      {state === 'failed' && (
        <Notice tone="warn">
          <p>{t.previewFailed}</p>
        </Notice>
      )}
    </div>
  );
}

function usePages(caseId: string, name: string): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ urls: [], state: 'loading' });
  useEffect(() => {
    const controller = new AbortController();
    const urls: string[] = [];
    const load = async () => {
      for (let page = 1, pages = 1; page <= pages; page++) {
        const url = urlOf('letter', { caseId, letter: `${name}.pdf` }, { page });
        const response = await fetch(url, { signal: controller.signal });
        if (!response.ok) return setLoaded({ urls: [...urls], state: 'failed' });
        pages = Number(response.headers.get('page-count')) || 1;
        urls.push(URL.createObjectURL(await response.blob()));
        setLoaded({ urls: [...urls], state: page < pages ? 'loading' : 'done' });
      }
    };
    load().catch(() => {
      if (!controller.signal.aborted) setLoaded({ urls: [...urls], state: 'failed' });
    });
    return () => {
      controller.abort();
      for (const url of urls) URL.revokeObjectURL(url);
    };
  }, [caseId, name]);
  return loaded;
}
