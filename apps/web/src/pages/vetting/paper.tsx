import type { VettingDocumentView } from '@redress/contract';
import { useWords } from '../../i18n/words.ts';
import { sizeText } from '../../lib/format.ts';
import { Verbatim } from '../../ui/basics.tsx';
import { PaperOpener } from './paper-opener.tsx';
import { PaperMarks } from './papers-part.tsx';
import { vettingWords } from './words.ts';

/** One paper that was handed in; `token`: the operator's key. */
export function Paper(props: { paper: VettingDocumentView; url: string; token?: string | undefined }) {
  const { items } = useWords(vettingWords);
  const { paper, url, token } = props;
  return (
    <section className="paper-file" aria-label={items[paper.kind]}>
      <h3>{items[paper.kind]}</h3>
      <div className="row row-between">
        <Verbatim>{paper.file}</Verbatim>
        <span className="hint">{sizeText(paper.bytes)}</span>
      </div>
      <PaperMarks paper={paper} dated />
      <PaperOpener url={url} file={paper.file} token={token} label={items[paper.kind]} />
    </section>
  );
}
