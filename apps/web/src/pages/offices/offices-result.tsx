import type { JurisdictionAnswer } from '@redress/contract';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { dayText } from '../../lib/format.ts';
import { Card, Notice, Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ChannelCard } from './channel-card.tsx';
import { PlatformCard } from './platform-card.tsx';
import type { Asked } from './question.ts';

type Whose = keyof Asked['chosen'];

/** The answer: the places as read (with a choice where one is ambiguous), then each channel with its office. */
export function OfficesResult(props: {
  answer: JurisdictionAnswer;
  asked: Asked;
  onChoose: (whose: Whose, code: string) => void;
}) {
  const { answer, asked } = props;
  const { text, language } = useLanguage();
  const t = text.offices;
  const pick = usePick();
  return (
    <>
      <Part title={t.places}>
        {answer.notes.map((note) => (
          <Notice key={note.zh} tone="info">
            <p>{pick(note)}</p>
          </Notice>
        ))}
        <Places {...props} />
        {asked.respondent !== 'own-site' && asked.platform.trim() !== '' && (
          <PlatformCard platforms={answer.platforms} asked={asked} />
        )}
      </Part>
      <Part title={t.results}>
        {answer.channels.map((channel, i) => (
          <ChannelCard key={channel.channel} channel={channel} open={i === 0} />
        ))}
        <p className="hint">
          {t.askedHint} {t.dataOf(dayText(answer.divisionsAsOf, language))}
        </p>
      </Part>
    </>
  );
}

function Places({ answer, asked, onChoose }: Parameters<typeof OfficesResult>[0]) {
  const t = useLanguage().text.offices;
  const pick = usePick();
  const { respondent } = asked;
  const shown: Whose[] = ['platform', 'merchant', 'buyer'].filter(
    (whose): whose is Whose =>
      !(whose === 'platform' && respondent === 'own-site') &&
      !(whose === 'merchant' && respondent === 'platform'),
  );
  return (
    <Card className="stack">
      {shown.map((whose) => {
        const { division, certainty, why, candidates, conflict } = answer.places[whose];
        const open = certainty !== 'stated';
        return (
          <div key={whose} className="stack-small">
            <p>
              <strong>{t.whose[whose]}</strong>{' '}
              <span lang="zh-CN">{division && certainty !== 'unknown' ? division.fullName : '—'}</span>
            </p>
            {(open || conflict) &&
              why.map((reason) => (
                <p key={reason.zh} className="hint">
                  {pick(reason)}
                </p>
              ))}
            {candidates.length > 0 && open && (
              <div className="stack-small">
                <p>{t.didYouMean}</p>
                <div className="row">
                  {candidates.map(({ code, fullName }) => (
                    <Button key={code} onClick={() => onChoose(whose, code)}>
                      <span lang="zh-CN">{fullName}</span>
                    </Button>
                  ))}
                </div>
              </div>
            )}
          </div>
        );
      })}
    </Card>
  );
}
