/** `/karier/:pegawai/lembar/:lembar`: the three official sheets as they are printed, and as workbooks. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { isProblem } from '@/api/problem'
import { ButtonLink } from '@/components/button-link'
import { Choice } from '@/components/choice'
import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { SelectField } from '@/components/select-field'
import { Empty, Loading } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { creditQuery, type Line, type SheetKind, sheetQuery, workbookAddress } from './credit-queries'
import { sheetMessages } from './sheet-messages'
import { SheetPaper } from './sheet-paper'
import { yearOf } from './words'

const route = getRouteApi('/karier/$employeeId/lembar/$sheet')
const KINDS = ['penetapan', 'akumulasi', 'konversi'] as const satisfies readonly SheetKind[]
const SIZE = { size: 18, stroke: 1.8, 'aria-hidden': true } as const

export function SheetPage() {
  const t = useMessages(sheetMessages)
  const { employeeId, sheet: asked } = route.useParams()
  const { tahun } = route.useSearch()
  const navigate = route.useNavigate()
  const kind = KINDS.find((one) => one === asked) ?? 'penetapan'
  const isOwn = useMe().id === employeeId
  const credit = useSuspenseQuery(creditQuery(employeeId)).data
  const sheet = useQuery({ ...sheetQuery(employeeId, kind, tahun), retry: false })
  const isShown = (line: Line) => !line.reversed_by && !line.reverses_id && (kind === 'penetapan' || line.months !== null)
  const years = [...new Set(credit.lines.filter(isShown).map((line) => yearOf(line.month)))].reverse()
  const year = tahun ?? sheet.data?.year
  const isEmpty = isProblem(sheet.error, '/problems/no-credit-sheet')
  const back = { variant: 'default', leftSection: <IconArrowLeft {...SIZE} />, children: t.toCareer } as const
  return (
    <>
      <div className="no-print">
        <PageHead
          title={t.title(credit.employee.name)}
          aside={
            <div className="line">
              {isOwn
                ? <ButtonLink to="/karier" {...back} />
                : <ButtonLink to="/karier/$employeeId" params={{ employeeId }} {...back} />}
              {sheet.data && <Button component="a" variant="default" href={workbookAddress(employeeId, kind, sheet.data.year)} download leftSection={<IconDownload {...SIZE} />}>{t.workbook}</Button>}
              {sheet.data && <Button leftSection={<IconPrinter {...SIZE} />} onClick={() => window.print()}>{t.print}</Button>}
            </div>
          }
        >
          {t.lead}
        </PageHead>
        <div className="sheet-picks">
          {years.length > 0 && (
            <SelectField label={t.year} value={String(year ?? years[0])} onChange={(one) => void navigate({ to: '.', search: { tahun: Number(one) } })}>
              {years.map((one) => <option key={one} value={one}>{one}</option>)}
            </SelectField>
          )}
          <Choice label={t.which} value={kind} options={KINDS} words={t.kind} onChange={(one) => void navigate({ to: '.', params: { employeeId, sheet: one }, search: {} })} />
        </div>
      </div>
      {sheet.isPending && <Loading lines={6} />}
      {isEmpty && <section className="card"><Empty title={t.none}>{t.noneMore}</Empty></section>}
      {sheet.isError && !isEmpty && <ProblemNotice error={sheet.error} onRetry={() => void sheet.refetch()} />}
      {sheet.data && (
        <div className="scroll-x" role="region" aria-label={t.kind[kind]} tabIndex={0}>
          <SheetPaper sheet={sheet.data} />
        </div>
      )}
    </>
  )
}
