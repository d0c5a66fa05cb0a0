/** The predikat: word, icon and a ladder of five, never colour alone; and the quadrant that it comes from. */
import { IconAlertTriangle, IconCheck, IconChevronsDown, IconChevronsUp, IconTrendingUp } from '@tabler/icons-react'

import { useMessages } from '@/i18n/language'

import { predikatMessages, type Predikat, type Rating } from './predikat-messages'

const STEP: Record<Predikat, number> = { sangat_baik: 5, baik: 4, butuh_perbaikan: 3, kurang: 2, sangat_kurang: 1 }
const ICON = { sangat_baik: IconChevronsUp, baik: IconCheck, butuh_perbaikan: IconTrendingUp, kurang: IconAlertTriangle, sangat_kurang: IconChevronsDown }
const LADDER = [1, 2, 3, 4, 5]

type PredikatBadgeProps = { value: Predikat | null; provisional?: boolean; large?: boolean }

export function PredikatBadge({ value, provisional = false, large = false }: PredikatBadgeProps) {
  const t = useMessages(predikatMessages)
  if (!value) return <span className="dim">{t.none}</span>
  return <Step value={value} word={t.predikat[value]} label={t.label(t.predikat[value], STEP[value], provisional)} shape={`${provisional ? ' provisional' : ''}${large ? ' lg' : ''}`} />
}

type StepProps = { value: Predikat; word: string; label: string; shape?: string }

/** One of five steps, in its colour, under whatever word. */
export function Step({ value, word, label, shape = '' }: StepProps) {
  const Icon = ICON[value]
  const large = shape.includes('lg')
  return (
    <span className={`predikat p-${value}${shape}`} role="img" aria-label={label}>
      <Icon size={large ? 22 : 16} stroke={2.4} aria-hidden="true" />
      {word}
      <span className="ladder" aria-hidden="true">
        {LADDER.map((step) => (
          <i key={step} className={step <= STEP[value] ? 'on' : ''} style={{ height: (large ? 1.4 : 1) * (3 + step * 2) }} />
        ))}
      </span>
    </span>
  )
}

export const RATINGS: readonly Rating[] = ['di_bawah_ekspektasi', 'sesuai_ekspektasi', 'di_atas_ekspektasi']

/** Cells by `results/behaviour`; the server's table in force, never a copy of the rule in the browser. */
export type QuadrantCells = Record<string, Predikat>

type QuadrantProps = { cells: QuadrantCells; results: Rating | null; behaviour: Rating | null }

/** It shows; the two radio groups are what one chooses by. */
export function Quadrant({ cells, results, behaviour }: QuadrantProps) {
  const t = useMessages(predikatMessages)
  return (
    <table className="quadrant">
      <caption>{t.caption}</caption>
      <thead>
        <tr>
          <td className="corner" />
          {RATINGS.map((rating) => (
            <th key={rating} scope="col">
              <span className="visually-hidden">{t.behaviour}: </span>
              {t.ratingShort[rating]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...RATINGS].reverse().map((row) => (
          <tr key={row}>
            <th scope="row">
              <span className="visually-hidden">{t.results}: </span>
              {t.ratingShort[row]}
            </th>
            {RATINGS.map((column) => (
              <Cell key={column} value={cells[`${row}/${column}`]} current={row === results && column === behaviour} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ value, current }: { value: Predikat | undefined; current: boolean }) {
  const t = useMessages(predikatMessages)
  if (!value) return <td>—</td>
  const Icon = ICON[value]
  return (
    <td className={current ? `predikat p-${value}` : undefined} aria-current={current ? 'true' : undefined}>
      <Icon size={15} stroke={current ? 2.4 : 1.8} aria-hidden="true" />
      {t.predikat[value]}
    </td>
  )
}

type RatingRadiosProps = { name: string; legend: string; value: Rating | null; onChange: (value: Rating) => void; disabled?: boolean }

export function RatingRadios({ name, legend, value, onChange, disabled }: RatingRadiosProps) {
  const t = useMessages(predikatMessages)
  return (
    <fieldset className="rating" disabled={disabled}>
      <legend>
        {legend} <span className="dim small" style={{ fontWeight: 400 }}>{t.against}</span>
      </legend>
      <div className="rating-choices">
        {RATINGS.map((rating) => (
          <label key={rating}>
            <input type="radio" name={name} value={rating} checked={value === rating} onChange={() => onChange(rating)} />
            {t.ratingShort[rating]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
