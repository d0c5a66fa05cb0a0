/** Where one is, the one sentence, and how old its figures are; other units and periods are one choice away. */
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'

import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, momentShort, time } from '@/lib/format'
import { periodName } from '@/lib/period'
import { useMe, useToday } from '@/lib/session'

import { cockpitMessages } from './cockpit-messages'
import type { Cockpit } from './cockpit-queries'
import { toUnit, useCockpitChange } from './use-place'

type CockpitHeadProps = { cockpit: Cockpit; title: string; children?: ReactNode; isList?: boolean }

export function CockpitHead({ cockpit, title, children, isList = false }: CockpitHeadProps) {
  const t = useMessages(cockpitMessages)
  const language = useLanguage()
  const { unit, period } = cockpit
  const asOf = useAsOf(cockpit.counted_at)
  return (
    <>
      <Above cockpit={cockpit} isList={isList} />
      <PageHead title={title} documentTitle={`${t.title}: ${unit.name}`} aside={<Switches cockpit={cockpit} />}>
        {unit.name}, {periodName(period.id, language)}, {asOf}
      </PageHead>
      {children}
      <PrintedBy />
    </>
  )
}

/** The server's day, in Bali. */
function useAsOf(countedAt: string | null) {
  const t = useMessages(cockpitMessages)
  const language = useLanguage()
  const today = useToday()
  if (countedAt === null) return t.notCounted
  return dateShort(countedAt, language) === dateShort(today, language) ? t.asOf.today(time(countedAt)) : t.asOf.earlier(momentShort(countedAt, language))
}

function Above({ cockpit: { above, unit, period }, isList }: { cockpit: Cockpit; isList: boolean }) {
  const t = useMessages(cockpitMessages)
  const shown = isList ? [...above, unit] : above
  if (shown.length === 0) return null
  return (
    <nav className="crumbs" aria-label={t.above}>
      <ol>
        {shown.map((one) => <li key={one.id}><TextLink {...toUnit(one.id, period.id)}>{one.name}</TextLink></li>)}
        {!isList && <li aria-current="page">{unit.name}</li>}
      </ol>
    </nav>
  )
}

function Switches({ cockpit: { unit, above, tops, period, periods } }: { cockpit: Cockpit }) {
  const t = useMessages(cockpitMessages)
  const language = useLanguage()
  const change = useCockpitChange()
  const top = tops.find((one) => one.id === unit.id || above.some((higher) => higher.id === one.id))
  return (
    <div className="switches no-print">
      {tops.length > 1 && (
        <label>
          <span className="visually-hidden">{t.pickUnit}</span>
          <select className="select" value={top?.id ?? ''} onChange={(event) => change({ unit: event.currentTarget.value, halaman: undefined })}>
            {tops.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </select>
        </label>
      )}
      <label>
        <span className="visually-hidden">{t.pickPeriod}</span>
        <select className="select" value={period.id} onChange={(event) => change({ unit: unit.id, periode: Number(event.currentTarget.value), halaman: undefined })}>
          {periods.map((one) => <option key={one.id} value={one.id}>{periodName(one.id, language)}</option>)}
        </select>
      </label>
      <Button variant="default" className="desktop-only" leftSection={<IconPrinter size={20} stroke={1.8} aria-hidden="true" />} onClick={() => window.print()}>{t.print}</Button>
    </div>
  )
}

/** On paper only. */
function PrintedBy() {
  const t = useMessages(cockpitMessages)
  const language = useLanguage()
  const me = useMe()
  return <p className="print-only tiny">{t.printed(me.name, momentShort(new Date().toISOString(), language))}</p>
}
