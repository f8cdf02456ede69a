import { type StepView, urlOf } from '@redress/contract';
import { usePick, useText } from '../../../i18n/language.ts';
import { More } from '../../../ui/basics.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useCaseContext } from '../case-context.ts';

/** The papers of a step: as they would be today, or exactly as they left. */
export function StepPapers({ step }: { step: StepView }) {
  const t = useText().path;
  const pick = usePick();
  const { view } = useCaseContext();
  if (step.letters.length === 0) return null;
  const address = ({ id, name }: StepView['letters'][number]) =>
    id
      ? urlOf('stepLetter', { caseId: view.caseId, stepId: step.id, letterId: id })
      : urlOf('letter', { caseId: view.caseId, letter: `${name}.pdf` });
  const missing = [
    ...new Map(step.letters.flatMap((one) => one.missing).map((one) => [one.zh, one])).values(),
  ];
  return (
    <>
      <ul className="papers">
        {step.letters.map((letter) => (
          <li key={letter.id ?? letter.name}>
            <Icon name="file" size={18} />
            <a href={address(letter)} target="_blank" rel="noreferrer">
              {pick(letter.title)}
            </a>
          </li>
        ))}
      </ul>
      {missing.length > 0 && step.state === 'drafted' && (
        <More summary={t.missing(missing.length)} open>
          <ul className="bullets bullets-not">
            {missing.map((one) => (
              <li key={one.zh}>
                <Icon name="empty" size={18} />
                {pick(one)}
              </li>
            ))}
          </ul>
        </More>
      )}
    </>
  );
}
