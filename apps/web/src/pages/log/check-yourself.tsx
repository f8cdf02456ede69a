import type { LogView } from '@redress/contract';
import { useText } from '../../i18n/language.ts';
import { Card, Part } from '../../ui/basics.tsx';
import { Code } from './log-pieces.tsx';

/** What to type to depend on this page for nothing. */
export function CheckYourself({ view }: { view: LogView }) {
  const t = useText().log.self;
  const vkey = view.vkeys[0] ?? '';
  const from = window.location.origin;
  const shard = view.shard === 'main' ? '' : ` --shard ${view.shard}`;
  return (
    <Part title={t.title} lead={t.lead}>
      <Card className="stack">
        <div className="stack-small">
          <Code label={t.vkey} value={vkey} />
          <p className="hint">{t.vkeyHint}</p>
        </div>
        <Code label={t.copyLog} value={`redress log export copy --from ${from}${shard} --vkey '${vkey}'`} />
        <Code label={t.audit} value="redress log audit copy --vkey copy/vkey" />
        <Code
          label={t.proof}
          value={`redress log verify-proof ${view.shard}-0.tlog-proof --entry ${view.shard}-0.entry --vkey '${vkey}'`}
        />
        <div className="stack-small">
          <Code label={t.go} value="stranger copy/vkey copy" />
          <p className="hint">{t.goText}</p>
        </div>
        <p className="hint">
          {t.raw}{' '}
          <a href={`/log/${view.shard}/checkpoint`} translate="no">
            /log/{view.shard}/checkpoint
          </a>
        </p>
      </Card>
    </Part>
  );
}
