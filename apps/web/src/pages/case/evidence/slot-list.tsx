import { useText } from '../../../i18n/language.ts';
import { Chip, Part } from '../../../ui/basics.tsx';
import { useCaseContext } from '../case-context.ts';
import { slotState } from '../tasks.ts';

const tones = { empty: 'quiet', reading: 'info', incomplete: 'warn', filled: 'ok' } as const;
const icons = { empty: 'empty', reading: 'clock', incomplete: 'warn', filled: 'check' } as const;

/** What this type of dispute has to show, each with one of four states. */
export function SlotList() {
  const t = useText().evidence;
  const { view } = useCaseContext();
  return (
    <Part title={t.slotsTitle} lead={t.slotsLead}>
      <ul className="slots">
        {Object.entries(view.chain.slots).map(([slot, files]) => {
          const state = slotState(view, slot);
          const words = t.slots[slot] ?? { title: t.slotOther(slot), text: '' };
          return (
            <li key={slot} className={`slot slot-${state}`}>
              <h3>{words.title}</h3>
              <p className="hint">{files.length > 0 ? files.join('、') : words.text}</p>
              <Chip tone={tones[state]} icon={icons[state]}>
                {t.slotState[state]}
              </Chip>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
