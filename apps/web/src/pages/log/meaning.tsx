import { useText } from '../../i18n/language.ts';
import { Part } from '../../ui/basics.tsx';
import { Icon } from '../../ui/icon.tsx';

/** What a seal proves and what not, and who can learn what from this page. */
export function Meaning() {
  const t = useText().log.means;
  return (
    <>
      <Part title={t.title}>
        <div className="log-means">
          <div className="stack-small">
            <h3>{t.yesTitle}</h3>
            <Lines lines={t.yes} />
          </div>
          <div className="stack-small">
            <h3>{t.noTitle}</h3>
            <Lines lines={t.no} not />
          </div>
        </div>
      </Part>
      <Part title={t.privacyTitle}>
        <Lines lines={t.privacy} info />
      </Part>
    </>
  );
}

function Lines(props: { lines: readonly string[]; not?: boolean; info?: boolean }) {
  const icon = props.not ? 'stop' : props.info ? 'info' : 'check';
  return (
    <ul className={props.not || props.info ? 'bullets' : 'bullets bullets-ok'}>
      {props.lines.map((line) => (
        <li key={line}>
          <Icon name={icon} size={18} />
          <span>{line}</span>
        </li>
      ))}
    </ul>
  );
}
