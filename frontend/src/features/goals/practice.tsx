/** The one practice that a teacher shows in class (R106): chosen with its result, and read there. */
import { useQuery } from '@tanstack/react-query'

import { useLanguage, useMessages } from '@/i18n/language'
import { practicesQuery } from '@/lib/practices'

import { groupMessages } from './group-messages'

export function PracticeField({ value, onPut }: { value: string; onPut: (code: string) => void }) {
  const t = useMessages(groupMessages)
  const language = useLanguage()
  const practices = useQuery(practicesQuery)
  return (
    <label className="stack-sm">
      <b>{t.practice}</b>
      <span className="small dim">{t.practiceHint}</span>
      <select className="select" value={value} onChange={(event) => onPut(event.currentTarget.value)}>
        <option value="">{t.practiceNone}</option>
        {practices.data?.map((one) => <option key={one.code} value={one.code}>{one.name[language]}</option>)}
      </select>
    </label>
  )
}

export function PracticeLine({ code }: { code: string }) {
  const t = useMessages(groupMessages)
  const language = useLanguage()
  const practices = useQuery(practicesQuery)
  const practice = practices.data?.find((one) => one.code === code)
  return practice && <p className="small dim" style={{ margin: 0 }}>{t.shown(practice.name[language])}</p>
}
