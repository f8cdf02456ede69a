import { type ReactNode, useEffect, useRef } from 'react';

/** What a press far down a list opens above it comes into sight. */
export function IntoView({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  // In braces: newer browsers give a promise, which React would call as a clean-up.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return <div ref={box}>{children}</div>;
}
