/** The official form: objectives with their indicators and targets, then programmes with their budget. */
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'

import { agreementMessages } from './agreement-messages'
import type { Agreement, AgreementLine, AgreementPaper } from './agreement-queries'
import { levelOf, objectivesOf, rupiah, targetOf, totalOf } from './lines'

type AgreementFormProps = { paper: AgreementPaper; agreement: Agreement }

export function AgreementForm({ paper, agreement }: AgreementFormProps) {
  const t = useMessages(agreementMessages)
  const level = levelOf(paper.unit.kind)
  const objectives = objectivesOf(agreement.indicators)
  return (
    <div className="stack">
      <section className="card" aria-labelledby="sasaran">
        <header><h2 id="sasaran">{t.targets}</h2></header>
        {objectives.length === 0 ? (
          <Empty title={t.noLines} />
        ) : (
          <table className="plain cards official">
            <thead>
              <tr>
                <th scope="col">{t.objectiveHead[level]}</th>
                <th scope="col">{t.indicatorHead}</th>
                <th scope="col">{t.targetHead}</th>
              </tr>
            </thead>
            {objectives.map((objective) => (
              <tbody key={objective.text}>
                {objective.lines.map((line, index) => (
                  <tr key={line.id}>
                    {index === 0 && <th scope="rowgroup" rowSpan={objective.lines.length}><span>{objective.text}</span></th>}
                    <td>{line.text}</td>
                    <td data-label={t.targetHead}><Target line={line} /></td>
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        )}
      </section>
      <Budgets paper={paper} agreement={agreement} />
    </div>
  )
}

function Target({ line }: { line: AgreementLine }) {
  const t = useMessages(agreementMessages)
  const target = targetOf(line, useLanguage())
  return (
    <>
      {target ? <b>{target}</b> : <span className="dim">{t.noTarget}</span>}
      {line.direction === 'lower' && <span className="small dim" style={{ display: 'block' }}>{t.lower}</span>}
    </>
  )
}

function Budgets({ paper, agreement }: AgreementFormProps) {
  const t = useMessages(agreementMessages)
  const language = useLanguage()
  const level = levelOf(paper.unit.kind)
  const { programmes } = agreement
  return (
    <section className="card" aria-labelledby="anggaran">
      <header><h2 id="anggaran">{t.budgets[level]}</h2></header>
      {programmes.length === 0 ? (
        <Empty title={t.noProgrammes} />
      ) : (
        <table className="plain cards official">
          <thead>
            <tr>
              <th scope="col">{t.programmeHead[level]}</th>
              <th scope="col" className="num">{t.budgetHead}</th>
            </tr>
          </thead>
          <tbody>
            {programmes.map((one) => (
              <tr key={one.id}>
                <td>{one.name}</td>
                <td className="num" data-label={t.budgetHead}>{one.budget === null ? <span className="dim">{t.noBudget}</span> : rupiah(one.budget, language)}</td>
              </tr>
            ))}
          </tbody>
          {programmes.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">{t.total}</th>
                <td className="num"><b>{rupiah(totalOf(programmes), language)}</b></td>
              </tr>
            </tfoot>
          )}
        </table>
      )}
    </section>
  )
}
