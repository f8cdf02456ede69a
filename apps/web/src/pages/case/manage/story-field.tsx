import { useEffect, useRef, useState } from 'react';
import { useChangeCase } from '../../../api/change-case.ts';
import { useText } from '../../../i18n/language.ts';
import { readText, writeText } from '../../../lib/storage.ts';
import { TextArea } from '../../../ui/field.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { SaveLine } from '../../../ui/save-line.tsx';
import { useCaseContext } from '../case-context.ts';

/** The story, saved a second after the last keystroke; until then it is kept on this device. */
export function StoryField() {
  const { case: t, start } = useText();
  const { view } = useCaseContext();
  const draftKey = `draft.story.${view.caseId}`;
  const [story, setStory] = useState(() => readText(draftKey) ?? view.story);
  const change = useChangeCase(view.caseId);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<string>(readText(draftKey));
  const save = () => {
    const sent = pending.current;
    if (sent === undefined) return;
    change.mutate(() => ({ story: sent }), {
      onSuccess: () => {
        if (pending.current !== sent) return;
        pending.current = undefined;
        writeText(draftKey, undefined);
      },
    });
  };
  const later = useRef(save);
  later.current = save;
  useEffect(() => {
    later.current();
    return () => {
      clearTimeout(timer.current);
      later.current();
    };
  }, []);
  const type = (value: string) => {
    setStory(value);
    pending.current = value;
    writeText(draftKey, value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => later.current(), 1000);
  };
  return (
    <div className="stack-small part">
      <TextArea
        label={t.story}
        hint={start.storyHint}
        rows={7}
        maxLength={5000}
        value={story}
        onChange={(event) => type(event.target.value)}
      />
      {change.isError && <ProblemNotice error={change.error} onRetry={save} />}
      <SaveLine state={change.status} />
    </div>
  );
}
