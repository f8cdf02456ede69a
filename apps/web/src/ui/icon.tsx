/** Line icons on a 24 grid, drawn for this project; always decorative, the text beside them speaks. */
const paths = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  chevron: 'M9.5 6l6 6-6 6',
  back: 'M14.5 6l-6 6 6 6',
  clock: 'M12 7.5V12l3 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  warn: 'M12 9v4.5M12 16.8v.2M10.6 4.3L3.2 17.2A1.6 1.6 0 0 0 4.6 19.6h14.8a1.6 1.6 0 0 0 1.4-2.4L13.4 4.3a1.6 1.6 0 0 0-2.8 0z',
  stop: 'M8.5 8.5l7 7m0-7l-7 7M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  info: 'M12 11v5.2M12 7.8v.2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  empty: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  plus: 'M12 5v14M5 12h14',
  camera:
    'M4 8.5A1.5 1.5 0 0 1 5.5 7h2.2l1.5-2.2h5.6L16.3 7h2.2A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5zM12 10a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z',
  file: 'M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zM13.5 3.5v5h5',
  copy: 'M9 9h9.5A1.5 1.5 0 0 1 20 10.5v8a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 9 18.5zM15 9V5.5A1.5 1.5 0 0 0 13.5 4h-8A1.5 1.5 0 0 0 4 5.5v8A1.5 1.5 0 0 0 5.5 15H9',
  download: 'M12 4v11m0 0l-4.5-4.5M12 15l4.5-4.5M5 19.5h14',
  print:
    'M7 9V4h10v5M7 17H5a1.5 1.5 0 0 1-1.5-1.5v-5A1.5 1.5 0 0 1 5 9h14a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 19 17h-2M7 14h10v6H7z',
  seal: 'M12 3.5l7 2.8v5.2c0 4.3-2.900 7.400-7 9-4.100-1.600-7-4.700-7-9V6.3zM8.8 12l2.3 2.3 4.2-4.600',
  offline:
    'M4 4l16 16M8.5 15.5a5 5 0 0 1 6-.7M5.5 12.2a9.5 9.5 0 0 1 4-2.3M3 8.8a13 13 0 0 1 3.3-2M12 6a13 13 0 0 1 9 2.8M18.5 12.2a9.5 9.5 0 0 0-2.3-1.600M12 19v.1',
  link: 'M10 14a4 4 0 0 0 5.700 0l2.8-2.8a4 4 0 0 0-5.700-5.700l-1.3 1.3M14 10a4 4 0 0 0-5.700 0l-2.8 2.8a4 4 0 0 0 5.700 5.700l1.3-1.3',
  key: 'M14.5 4a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM10.5 13.5L4 20v0h3.5v-2.5H10V15M15.8 8.2v.1',
  mail: 'M4 6.5h16v11H4zM4.500 7l7.500 6 7.500-6',
  text: 'M5 6h14M5 10.5h14M5 15h9M5 19.5h6',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.6-3.8 3.600-6 7.5-6s6.900 2.2 7.5 6',
} as const;
export type IconName = keyof typeof paths;

export function Icon(props: { name: IconName; size?: number }) {
  const size = props.size ?? 20;
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[props.name]} />
    </svg>
  );
}
