import { type PointerEvent, useRef, useState } from 'react';
import { useText } from '../../../i18n/language.ts';
import { Button } from '../../../ui/button.tsx';
import type { Rectangle } from './use-statement.ts';

interface MarkAreaProps {
  source: string;
  alt: string;
  size: { width: number; height: number };
  marks: Rectangle[];
  onChange: (marks: Rectangle[]) => void;
}

const within = (value: number): number => Math.min(1, Math.max(0, value));
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
/** A tap is no place. */
const least = 0.01;

/** A picture on which places are marked by dragging, or by numbers for whoever cannot drag. */
export function MarkArea({ source, alt, size, marks, onChange }: MarkAreaProps) {
  const t = useText().statement;
  const frame = useRef<HTMLDivElement>(null);
  const [start, setStart] = useState<[number, number]>();
  const [drawn, setDrawn] = useState<Rectangle>();
  const placeOf = (event: PointerEvent): [number, number] => {
    const box = frame.current?.getBoundingClientRect();
    if (!box) return [0, 0];
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
  };
  const move = (event: PointerEvent) => {
    if (!start) return;
    const [x, y] = placeOf(event);
    const sides = [
      Math.min(x, start[0]),
      Math.min(y, start[1]),
      Math.abs(x - start[0]),
      Math.abs(y - start[1]),
    ];
    setDrawn(sides.map(rounded) as Rectangle);
  };
  const end = () => {
    if (drawn && drawn[2] > least && drawn[3] > least / 4) onChange([...marks, drawn]);
    setStart(undefined);
    setDrawn(undefined);
  };
  return (
    <>
      <div
        ref={frame}
        className="statement-picture"
        onPointerDown={(event) => {
          // A finger scrolls the page; it draws with the numbers below.
          if (event.pointerType === 'touch') return;
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          setStart(placeOf(event));
        }}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <img src={source} alt={alt} width={size.width} height={size.height} draggable={false} />
        {[...marks, ...(drawn ? [drawn] : [])].map((mark, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: places have no other identity than their order
            key={at}
            className="statement-mark"
            aria-hidden="true"
            style={{
              left: `${mark[0] * 100}%`,
              top: `${mark[1] * 100}%`,
              width: `${mark[2] * 100}%`,
              height: `${mark[3] * 100}%`,
            }}
          />
        ))}
      </div>
      <p className="hint">{t.areaHint}</p>
      <MarkList marks={marks} onChange={onChange} />
      <div>
        <Button icon="plus" onClick={() => onChange([...marks, [0.1, 0.1, 0.3, 0.05]])}>
          {t.areaAdd}
        </Button>
      </div>
    </>
  );
}

function MarkList({ marks, onChange }: Pick<MarkAreaProps, 'marks' | 'onChange'>) {
  const t = useText().statement;
  const change = (at: number, side: number, percent: number) =>
    onChange(
      marks.map((mark, i) =>
        i === at ? (mark.map((value, s) => (s === side ? within(percent / 100) : value)) as Rectangle) : mark,
      ),
    );
  return marks.map((mark, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: places have no other identity than their order
    <fieldset key={at} className="statement-sides">
      <legend>{t.area(at + 1)}</legend>
      {t.areaSides.map((side, s) => (
        <label key={side}>
          {side}
          <input
            className="input"
            type="number"
            min={0}
            max={100}
            step={0.5}
            value={rounded((mark[s] as number) * 100)}
            onChange={(event) => change(at, s, Number(event.target.value))}
          />
        </label>
      ))}
      <Button look="quiet" onClick={() => onChange(marks.filter((_, i) => i !== at))}>
        {t.areaRemove}
      </Button>
    </fieldset>
  ));
}
