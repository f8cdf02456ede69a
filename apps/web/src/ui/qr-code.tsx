import { create } from 'qrcode';
import './qr-code.css';

const margin = 2;

/** A text as a QR code, drawn here as one path: the text is asked of no server. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const dark: string[] = [];
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (modules.get(y, x)) dark.push(`M${x} ${y}h1v1h-1z`);
  const side = size + 2 * margin;
  return (
    <svg
      className="qr-code"
      viewBox={`${-margin} ${-margin} ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={dark.join('')} />
    </svg>
  );
}
