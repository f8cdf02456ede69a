import type { CompetentOfficeView, JurisdictionAnswer } from '@redress/contract';
import { useLanguage, usePick, useText } from '../../i18n/language.ts';
import { Card, Chip, More, type Tone } from '../../ui/basics.tsx';
import { Contact } from './contact.tsx';
import { Hotlines } from './hotlines.tsx';

type Channel = JurisdictionAnswer['channels'][number];
const tones = { stated: 'ok', likely: 'info', partial: 'warn', unknown: 'quiet' } as const satisfies Record<
  CompetentOfficeView['certainty'],
  Tone
>;

/** One channel, folded to its first office: all offices, whom to ask where none is certain, and what to mind. */
export function ChannelCard({ channel, open }: { channel: Channel; open: boolean }) {
  const t = useText().offices;
  const pick = usePick();
  const title = t.channels[channel.channel];
  const [first] = channel.offices;
  const summary = (
    <>
      <span className="channel-title">{title}</span>
      {first && (
        <span className="channel-brief">
          <span lang="zh-CN">{first.division?.fullName}</span>
          {!first.division && t.placeUnknown}{' '}
          <Chip tone={tones[first.certainty]}>{t.certainty[first.certainty]}</Chip>
        </span>
      )}
    </>
  );
  return (
    <Card label={title} className="channel">
      <More summary={summary} open={open}>
        <div className="stack">
          {channel.offices.map((office, i) => (
            <OfficeLine key={`${office.by}-${office.division?.code}`} office={office} also={i > 0} />
          ))}
          {channel.ask.length > 0 && <Hotlines ask={channel.ask} />}
          {channel.notes.map((note) => (
            <p key={note.zh} className="hint">
              {pick(note)}
            </p>
          ))}
        </div>
      </More>
    </Card>
  );
}

function OfficeLine({ office, also }: { office: CompetentOfficeView; also: boolean }) {
  const { text } = useLanguage();
  const t = text.offices;
  const pick = usePick();
  const { division, certainty, kind, level } = office;
  const name = t.officeOf(t.levels[level], t.kinds[kind]);
  return (
    <div className="office stack-small">
      <p className="office-name">
        {also && <span className="hint">{t.also} </span>}
        <span lang="zh-CN">{division?.fullName}</span>
        {division ? ' ' : `${t.placeUnknown} · `}
        {name} <Chip tone={tones[certainty]}>{t.certainty[certainty]}</Chip>
      </p>
      <p>{office.why[0] && pick(office.why[0])}</p>
      {division?.lowest && <Contact office={office} code={division.code} />}
      <More summary={text.common.why}>
        {office.why.slice(1).map((reason) => (
          <p key={reason.zh} className="hint">
            {pick(reason)}
          </p>
        ))}
        {office.basis.map(({ law, article, quote }) => (
          <blockquote key={quote} lang="zh-CN" className="law-quote">
            <p>“{quote}”</p>
            <p className="hint">
              《{law}》{article}
            </p>
          </blockquote>
        ))}
      </More>
    </div>
  );
}
