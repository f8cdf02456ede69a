import { useEffect, useMemo, useState } from 'react';

/** The time by the server's clock, as it stood when `read` was: a device's clock may be hours off. */
export function useServerNow(read: string): number {
  const now = useNow();
  const ahead = useMemo(() => Date.parse(read) - Date.now(), [read]);
  return now + ahead;
}

/** The device's time, anew every 20 seconds. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
