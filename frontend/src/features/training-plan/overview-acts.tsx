/** What is done with the whole plan: propose, print, look at another year. */
import { IconPlus, IconPrinter } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'

import { ButtonLink } from '@/components/button-link'
import { SelectField } from '@/components/select-field'
import { useMessages } from '@/i18n/language'
import { usePeriod } from '@/lib/session'

import { planMessages } from './plan-messages'
import type { Plan } from './plan-queries'

type OverviewActsProps = { plan: Plan; year: number; code: string | undefined }

export function OverviewActs({ plan, year, code }: OverviewActsProps) {
  const t = useMessages(planMessages)
  const navigate = useNavigate()
  const now = usePeriod().year
  const unit = plan.unit.id
  const hasTurn = plan.programmes.some(({ may }) => may.includes('propose') || may.includes('decide'))
  return (
    <div className="line plan-acts">
      <SelectField label={t.year} value={String(year)} onChange={(text) => void navigate({ to: '/opd/pelatihan', search: { unit, tahun: Number(text) } })}>
        {[now - 1, now, now + 1].map((one) => <option key={one} value={one}>{one}</option>)}
      </SelectField>
      <ButtonLink to="/opd/pelatihan/cetak" search={{ unit, tahun: year }} variant="default" leftSection={<IconPrinter size={18} stroke={1.8} aria-hidden="true" />}>{t.print}</ButtonLink>
      {plan.may.includes('propose') && (
        <ButtonLink to="/opd/pelatihan/usulan/baru" search={{ unit, kompetensi: code, tahun: year }} variant={hasTurn ? 'default' : 'filled'} leftSection={<IconPlus size={18} stroke={2} aria-hidden="true" />}>{t.propose}</ButtonLink>
      )}
    </div>
  )
}
