import { usePick, useText } from '../../../i18n/language.ts';
import { Chip, FileNames, Part } from '../../../ui/basics.tsx';
import { useCaseContext } from '../case-context.ts';
import { slotState } from '../tasks.ts';

const tones = {
  todo: 'quiet',
  empty: 'warn',
  optional: 'quiet',
  reading: 'info',
  incomplete: 'warn',
  filled: 'ok',
} as const;
const icons = {
  todo: 'empty',
  empty: 'warn',
  optional: 'empty',
  reading: 'clock',
  incomplete: 'warn',
  filled: 'check',
} as const;

/** What this type of dispute has to show; what helps without being required says so. */
export function SlotList() {
  const t = useText().evidence;
  const pick = usePick();
  const { view } = useCaseContext();
  return (
    <Part title={t.slotsTitle} lead={t.slotsLead}>
      <ul className="slots">
        {view.slotInfo.map(({ slot, must, label, proves }) => {
          const files = view.chain.slots[slot] ?? [];
          const state = slotState(view, slot, must);
          return (
            <li key={slot} className="slot">
              <h3>{pick(label)}</h3>
              <Chip tone={tones[state]} icon={icons[state]}>
                {t.slotState[state]}
              </Chip>
              <p className="hint">{files.length > 0 ? <FileNames files={files} /> : pick(proves)}</p>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
