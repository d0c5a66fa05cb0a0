/** First codes for the people of a unit; they are shown once, as slips to print. */
import { Button } from '@mantine/core'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { useActivationCodes } from './organization-queries'
import { Slips } from './slips'
import { unitMessages } from './unit-messages'

type CodesPanelProps = { unit: { id: string; name: string }; onDone: () => void }

export function CodesPanel({ unit, onDone }: CodesPanelProps) {
  const t = useMessages(unitMessages)
  const codes = useActivationCodes()
  const made = codes.data?.items
  return (
    <section className="stack" aria-labelledby="kode">
      <div className="card card-body stack no-print">
        <h2 id="kode" style={{ margin: 0 }}>{t.codesOf(unit.name)}</h2>
        {!made && <p style={{ margin: 0 }}>{t.codesLead}</p>}
        {made?.length === 0 && <p role="status" style={{ margin: 0 }}>{t.codesNone}</p>}
        {codes.data && codes.data.left_out > 0 && <p style={{ margin: 0 }}>{t.codesLeftOut(codes.data.left_out)}</p>}
        <ProblemNotice error={codes.error} />
        <div className="line">
          {!made && <Button loading={codes.isPending} onClick={() => codes.mutate(unit.id)}>{t.codesMake}</Button>}
          <Button variant="default" onClick={onDone}>{made ? t.done : t.cancel}</Button>
        </div>
      </div>
      {made && made.length > 0 && <Slips note={t.codesOnce(made.length)} slips={made.map((one) => ({ ...one, until: one.expires_on }))} />}
    </section>
  )
}
