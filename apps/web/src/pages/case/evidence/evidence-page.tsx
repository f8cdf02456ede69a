import { useCallback, useRef } from 'react';
import { useText } from '../../../i18n/language.ts';
import { PageTitle, Part } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { addFiles } from '../../../uploads/queue.ts';
import { useCaseContext } from '../case-context.ts';
import { NextPage } from '../next-page.tsx';
import { Timeline } from '../timeline.tsx';
import { GapList } from './gap-list.tsx';
import { ItemCard } from './item-card.tsx';
import { LinkList } from './link-list.tsx';
import { SlotList } from './slot-list.tsx';
import { UploadList } from './upload-list.tsx';

/** Drop files, watch them being read, see what is shown and what is missing. */
export function EvidencePage() {
  const t = useText().evidence;
  const { view } = useCaseContext();
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Adding />
      <div className="evidence-parts no-print">
        <UploadList />
        <SlotList />
        <GapList />
        <Part title={t.itemsTitle}>
          {view.items.length === 0 && <p className="hint">{t.itemsEmpty}</p>}
          <ul className="items">
            {view.items.map((item) => (
              <ItemCard key={item.id} item={item} />
            ))}
          </ul>
        </Part>
        <LinkList />
      </div>
      <Timeline printable />
      <NextPage after="evidence" />
    </>
  );
}

const accept = 'image/*,.html,.htm,.mhtml,.mht,.pdf,.txt,.md,.csv,.json,.eml';

function Adding() {
  const t = useText().evidence;
  const { view } = useCaseContext();
  const camera = useRef<HTMLInputElement>(null);
  const { caseId } = view;
  const add = useCallback((files: File[]) => void addFiles(caseId, files), [caseId]);
  return (
    <div className="stack-small no-print">
      <FileDrop
        label={t.add}
        dropLabel={t.drop}
        dropNow={t.dropNow}
        icon="plus"
        accept={accept}
        multiple
        paste
        onFiles={add}
      >
        <input
          ref={camera}
          type="file"
          accept="image/*"
          capture="environment"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t.camera}
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <span className="touch-only">
          <Button icon="camera" onClick={() => camera.current?.click()}>
            {t.camera}
          </Button>
        </span>
      </FileDrop>
      <p className="hint">{t.formats}</p>
    </div>
  );
}
