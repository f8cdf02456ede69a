import { useText } from '../../i18n/language.ts';
import { CsvPart } from './csv-part.tsx';
import { EntriesPart } from './entries-part.tsx';
import { OperatorGate } from './operator-gate.tsx';
import { ProposalsPart } from './proposals-part.tsx';

/** Where who runs the server looks at proposals and fills the directory. */
export function DirectoryPage() {
  const t = useText().operator;
  return (
    <OperatorGate title={t.title} lead={t.lead}>
      {(key, onRefused) => (
        <>
          <ProposalsPart operatorKey={key} onRefused={onRefused} />
          <EntriesPart operatorKey={key} />
          <CsvPart operatorKey={key} />
        </>
      )}
    </OperatorGate>
  );
}
