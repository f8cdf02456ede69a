import { type StepView, urlOf } from '@redress/contract';
import { usePick } from '../../../i18n/language.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useCaseContext } from '../case-context.ts';
import { PaperForm } from '../papers/paper-form.tsx';

/** The papers of a step: as they would be today with what they lack, or exactly as they left. */
export function StepPapers({ step }: { step: StepView }) {
  const pick = usePick();
  const { view } = useCaseContext();
  if (step.letters.length === 0) return null;
  const address = ({ id, name }: StepView['letters'][number]) =>
    id
      ? urlOf('stepLetter', { caseId: view.caseId, stepId: step.id, letterId: id })
      : urlOf('letter', { caseId: view.caseId, letter: `${name}.pdf` });
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
      {step.state === 'drafted' && <PaperForm step={step} />}
    </>
  );
}
