/** What stands around the list: its file, its last day, who is not on the path, and that the reasons are the same for all. */
import { Button } from '@mantine/core'
import { IconDownload, IconEye } from '@tabler/icons-react'

import { ButtonLink } from '@/components/button-link'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateLong, number } from '@/lib/format'

import { candidateMessages } from './candidate-messages'
import { type CandidateList, type Choice, workbookAddress } from './promotion-queries'
import type { CandidateSearch } from './search-params'

export function HeadActs({ choice }: { choice: Choice }) {
  const t = useMessages(candidateMessages)
  return (
    <div className="line no-print">
      <ButtonLink variant="default" to="/kebutuhan-jabatan">{t.needs}</ButtonLink>
      <Button component="a" variant="default" href={workbookAddress(choice)} download leftSection={<IconDownload size={18} stroke={1.8} aria-hidden="true" />}>{t.download}</Button>
    </div>
  )
}

export function Until({ list }: { list: CandidateList }) {
  const t = useMessages(candidateMessages)
  const language = useLanguage()
  return t.until(dateLong(list.propose_until, language), list.working_days_left)
}

type EverybodyProps = { list: CandidateList; search: CandidateSearch }

/** To whom the path does not apply is counted too, and has a reason. */
export function Everybody({ list, search }: EverybodyProps) {
  const t = useMessages(candidateMessages)
  const language = useLanguage()
  if (list.not_applicable === 0) return null
  return (
    <p className="small dim">
      {t.others(number(list.not_applicable, language))} <TextLink to="/kenaikan-pangkat" search={{ ...search, kotak: 'not_applicable', kurang: undefined, usul: undefined, cari: undefined }}>{t.seeOthers}</TextLink>
    </p>
  )
}

export function Foot() {
  const t = useMessages(candidateMessages)
  return (
    <p className="seen">
      <IconEye size={16} stroke={1.8} aria-hidden="true" style={{ flex: 'none' }} /> <span>{t.same} {t.basis}</span>
    </p>
  )
}
