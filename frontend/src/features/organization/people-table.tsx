/** People in rows; each opens the page of the person. */

import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { fullName, nip } from '@/lib/format'

import { organizationMessages } from './organization-messages'
import type { PersonRow } from './organization-queries'

export function PeopleTable({ rows }: { rows: PersonRow[] }) {
  const t = useMessages(organizationMessages)
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.nip}</th>
          <th scope="col">{t.post}</th>
          <th scope="col">{t.unit}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((person) => (
          <tr key={person.id}>
            <th scope="row" style={{ fontWeight: 400, verticalAlign: 'top' }}>
              <TextLink to="/opd/pegawai/$employeeId" params={{ employeeId: person.id }} style={{ fontWeight: 600 }}>{fullName(person)}</TextLink>
              {person.state !== 'aktif' && <> <span className="chip warn">{t.state[person.state]}</span></>}
            </th>
            <td data-label={t.nip}>{nip(person.nip)}</td>
            <td data-label={t.post}>{person.position ?? '—'}</td>
            <td data-label={t.unit}>{person.unit_name}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
