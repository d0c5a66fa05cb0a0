/** Who reads a plan or an evaluation, in words; the API says who, the screen never guesses. */
import { useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { commonMessages } from './common-messages'
import { SeenBy } from './people'

type Somebody = { id: string; name: string }
type ReadersProps = { codes: readonly string[]; employee: Somebody; assessor: Somebody }

export function Readers({ codes, employee, assessor }: ReadersProps) {
  const t = useMessages(commonMessages)
  const me = useMe()
  const nameOf = (person: Somebody) => (person.id === me.id ? t.you : person.name)
  const words: Record<string, string> = {
    owner: nameOf(employee),
    employee: nameOf(employee),
    assessor: nameOf(assessor),
    leaders: t.readers.leaders,
    hr: t.readers.hr,
    inspectorate: t.readers.inspectorate,
    auditor: t.readers.inspectorate,
  }
  const names = codes.map((code) => words[code]).filter((word) => word !== undefined)
  const mineFirst = [...names.filter((name) => name === t.you), ...names.filter((name) => name !== t.you)]
  return <SeenBy who={listed(mineFirst, t.and)} />
}

function listed(names: string[], and: string) {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')}${names.length > 2 ? ',' : ''} ${and} ${names[names.length - 1]}`
}
