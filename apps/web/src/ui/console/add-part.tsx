import { type ReactNode, useState } from 'react';
import { More } from '../basics.tsx';

/** A form behind its title; open at first where there is nothing yet. It stays as it is when the list grows: what the
 * form has to tell once, a secret, must not be folded away. */
export function AddPart(props: { summary: string; isFirst: boolean; children: ReactNode }) {
  const [open] = useState(props.isFirst);
  return (
    <More summary={props.summary} open={open}>
      {props.children}
    </More>
  );
}
