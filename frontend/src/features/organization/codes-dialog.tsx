/** First codes for the people of a unit, as slips to print; they are shown once. */
import { Button, Modal } from '@mantine/core'

import { ProblemNotice } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import { organizationMessages } from './organization-messages'
import { type Unit, useActivationCodes } from './organization-queries'

export function CodesDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const t = useMessages(organizationMessages)
  const language = useLanguage()
  const codes = useActivationCodes()
  return (
    <Modal opened onClose={onClose} size="lg" title={<b>{t.codes}: {unit.name}</b>} closeButtonProps={{ 'aria-label': t.cancel }}>
      <div className="stack">
        <p style={{ margin: 0 }}>{t.codesLead}</p>
        <ProblemNotice error={codes.error} />
        {!codes.data && <div><Button loading={codes.isPending} onClick={() => codes.mutate(unit.id)}>{t.show}</Button></div>}
        {codes.data?.items.length === 0 && <p role="status" style={{ margin: 0 }}>{t.codesNone}</p>}
        {codes.data && codes.data.items.length > 0 && (
          <>
            <table className="plain">
              <thead>
                <tr><th scope="col">{t.name}</th><th scope="col">{t.login}</th><th scope="col">{t.codeHead}</th></tr>
              </thead>
              <tbody>
                {codes.data.items.map((one) => (
                  <tr key={one.user_id}>
                    <td>{one.name}<div className="tiny dim">{one.unit_name}</div></td>
                    <td><code>{one.login}</code></td>
                    <td><code>{one.code}</code><div className="tiny dim">{dateShort(one.expires_on, language)}</div></td>
                  </tr>
                ))}
              </tbody>
            </table>
            <div><Button variant="default" onClick={() => window.print()}>{t.print}</Button></div>
          </>
        )}
      </div>
    </Modal>
  )
}
