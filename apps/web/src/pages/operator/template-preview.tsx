import { type Addition, type TemplateName, urlOf } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { operatorRequest } from './csv-transfer.ts';

/** The paper of an invented case with what is typed now, as the PDF that would leave. */
export function TemplatePreview(props: { name: TemplateName; addition: Addition; operatorKey: string }) {
  const { name, addition, operatorKey } = props;
  const t = useText().operator.templates;
  const [url, setUrl] = useState<string>();
  const make = useMutation({
    mutationFn: async () => {
      const response = await operatorRequest(operatorKey, urlOf('previewTemplate', { name }), {
        method: 'POST',
        body: JSON.stringify({ addition }),
        headers: { 'content-type': 'application/json' },
      });
      return URL.createObjectURL(new Blob([await response.blob()], { type: 'application/pdf' }));
    },
    onSuccess: setUrl,
  });
  useEffect(() => () => (url ? URL.revokeObjectURL(url) : undefined), [url]);
  return (
    <>
      <Button busy={make.isPending} onClick={() => make.mutate()}>
        {t.preview}
      </Button>
      {url && !make.isPending && (
        <a className={buttonClass('quiet')} href={url} target="_blank" rel="noreferrer">
          {t.openPreview}
        </a>
      )}
      {make.isError && <ProblemNotice error={make.error} />}
    </>
  );
}
