/** `/karier` and `/karier/:pegawai`: how far somebody is, why, and what each predikat from now on would make of it. */
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { ButtonLink } from '@/components/button-link'
import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { PageHead } from '@/components/page-head'
import { SeenBy } from '@/components/people'
import { useLanguage, useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { ConvertCard } from './convert-card'
import { CorrectionsCard } from './corrections-card'
import { creditMessages } from './credit-messages'
import { type Credit, creditQuery } from './credit-queries'
import { DegreeCard } from './degree-card'
import { EnterForm } from './enter-form'
import { headingOf, leadOf } from './heading'
import { LedgerCard } from './ledger-card'
import { ledgerMessages } from './ledger-messages'
import { WayCard } from './way-card'
import { aimOf } from './words'

/** `conditions`: what else a promotion needs, of the person on the page. */
type CareerProps = { employeeId: string; conditions?: (employeeId: string) => ReactNode }

export function Career({ employeeId, conditions }: CareerProps) {
  const t = useMessages(creditMessages)
  const language = useLanguage()
  const { data: credit } = useSuspenseQuery(creditQuery(employeeId))
  const isOwn = useMe().id === employeeId
  const aim = aimOf(credit)
  const [heading, lead] = [headingOf(credit, t, language), leadOf(credit, t, language, isOwn)]
  return (
    <>
      <PageHead title={isOwn ? heading : credit.employee.name} documentTitle={isOwn ? t.title : t.of(credit.employee.name)} aside={<Acts credit={credit} />}>
        {isOwn ? lead : <><b>{heading}.</b> {lead}</>}
      </PageHead>
      <div className="career">
        {aim && credit.history.length > 0 && <WayCard credit={credit} need={aim} isOwn={isOwn} />}
        <div className="stack aside">
          {credit.bonus && <DegreeCard bonus={credit.bonus} isOwn={isOwn} />}
          {conditions?.(employeeId)}
          <ConvertCard credit={credit} />
        </div>
        <div className="stack">
          <LedgerCard credit={credit} />
          <CorrectionsCard corrections={credit.corrections} isOwn={isOwn} />
          <div className="tiny dim">
            <SeenBy who={t.readers(isOwn)} />
            <div>{t.basis}</div>
          </div>
        </div>
      </div>
    </>
  )
}

function Acts({ credit }: { credit: Credit }) {
  const t = useMessages(creditMessages)
  const words = useMessages(ledgerMessages)
  const common = useMessages(commonMessages)
  const [entering, setEntering] = useState(false)
  const hasSheet = credit.level !== null && credit.lines.length > 0
  return (
    <div className="line no-print">
      {hasSheet && <ButtonLink variant="default" to="/karier/$employeeId/lembar/$sheet" params={{ employeeId: credit.employee.id, sheet: 'penetapan' }}>{t.sheets}</ButtonLink>}
      {credit.may.includes('enter') && <Button onClick={() => setEntering(true)}>{words.enter}</Button>}
      <Dialog opened={entering} onClose={() => setEntering(false)} title={<b>{words.enterTitle(credit.employee.name)}</b>} closeButtonProps={{ 'aria-label': common.close }}>
        <EnterForm credit={credit} onDone={() => setEntering(false)} />
      </Dialog>
    </div>
  )
}
