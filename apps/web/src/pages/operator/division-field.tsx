import type { DivisionView } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { Choice } from '../../ui/field.tsx';

interface Props {
  /** Six digits, or empty. */
  value: string;
  error: string | undefined;
  onChange: (code: string) => void;
}

/** A division chosen from the province down; what is chosen so far counts, since some offices stand above the county. */
export function DivisionField({ value, error, onChange }: Props) {
  const t = useText().operator.division;
  const province = value ? `${value.slice(0, 2)}0000` : '';
  const city = value && value.slice(2, 4) !== '00' ? `${value.slice(0, 4)}00` : '';
  const provinces = useDivisions('');
  const cities = useDivisions(province);
  // Beijing’s districts, and counties that a province governs itself, stand directly below the province.
  const cityCode = cities.some(({ code }) => code === city) ? city : '';
  const counties = useDivisions(cityCode);
  const direct = cities.some(({ code }) => code === value) && !cityCode ? value : '';
  const options = (all: readonly DivisionView[]) => [
    { value: '', label: '—' },
    ...all.map(({ code, name }) => ({ value: code, label: name })),
  ];
  return (
    <>
      <Choice
        label={t.province}
        error={error}
        value={province}
        options={options(provinces)}
        onChange={onChange}
      />
      {province !== '' && cities.length > 0 && (
        <Choice
          label={t.below}
          optional
          value={cityCode || direct}
          options={options(cities)}
          onChange={(code) => onChange(code || province)}
        />
      )}
      {cityCode !== '' && counties.length > 0 && (
        <Choice
          label={t.county}
          optional
          value={counties.some(({ code }) => code === value) ? value : ''}
          options={options(counties)}
          onChange={(code) => onChange(code || cityCode)}
        />
      )}
    </>
  );
}

/** What stands below a division; the provinces for an empty code. Changes once a year. */
function useDivisions(parent: string): readonly DivisionView[] {
  const list = useQuery({
    queryKey: ['divisions', parent],
    queryFn: () => api()('listDivisions', { query: parent ? { parent } : {} }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return list.data?.divisions ?? [];
}
