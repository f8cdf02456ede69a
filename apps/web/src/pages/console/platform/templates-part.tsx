import type { TemplateReply } from '@redress/contract';
import { usePick } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { Chip, Part, Verbatim } from '../../../ui/basics.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { platformWords } from './words.ts';

/** Answers that stand in three claims or more, with how often and whose. */
export function TemplatesPart({ templates }: { templates: readonly TemplateReply[] }) {
  const t = useWords(platformWords);
  return (
    <Part title={t.templatesTitle} {...(templates.length > 0 ? { lead: t.templatesLead } : {})}>
      {templates.length === 0 && <EmptyState icon="check" title={t.templatesNone} />}
      <ul className="stack">
        {templates.map((one) => (
          <Template key={one.text ?? one.sha256} template={one} />
        ))}
      </ul>
    </Part>
  );
}

function Template({ template: { text, sha256, claims, merchants, known } }: { template: TemplateReply }) {
  const t = useWords(platformWords);
  const pick = usePick();
  return (
    <li className="card stack-small">
      {text === undefined ? (
        <p>
          {t.paper} <span className="mono template-hash">{sha256}</span>
        </p>
      ) : (
        <blockquote className="quote" lang="zh-CN">
          <Verbatim>{text}</Verbatim>
        </blockquote>
      )}
      <div className="row">
        <Chip tone="warn">{t.inClaims(claims)}</Chip>
        <span className="hint">{t.usedBy(t.list(merchants))}</span>
      </div>
      {known.length > 0 && (
        <p className="hint">
          {t.known} {t.list(known.map((title) => pick(title)))}
        </p>
      )}
    </li>
  );
}
