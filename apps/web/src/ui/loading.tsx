import { useEffect, useState } from 'react';
import { useText } from '../i18n/language.ts';
import { Skeleton } from './basics.tsx';

const patienceMs = 5000;

/** The shape of what is being loaded; after five seconds it says that the network is slow and nothing is broken. */
export function Loading(props: { lines: number }) {
  const t = useText().common;
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <Skeleton lines={props.lines} label={t.loading} />
      <p className="hint" role="status">
        {slow && t.slow}
      </p>
    </>
  );
}
