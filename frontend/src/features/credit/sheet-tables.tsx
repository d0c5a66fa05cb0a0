/** The tables of the official sheets. */
import type { Sheet } from './credit-queries'
import { sheetWords as words } from './sheet-words'
import { levelName, points, spanWords } from './words'

type TableProps = { sheet: Sheet }

export function Converted({ sheet }: TableProps) {
  const { columns } = words
  return (
    <table>
      <thead>
        <tr><th scope="colgroup" colSpan={6} className="part">{words.converted[sheet.kind]}</th></tr>
        <tr>{Object.entries(columns).map(([key, said]) => <th key={key} scope="col">{said}</th>)}</tr>
      </thead>
      <tbody>
        {sheet.rows.map((row) => (
          <tr key={row.first_month}>
            <td>{spanWords(row.first_month, row.last_month, 'id')}</td>
            <td className="num">{row.months}</td>
            <td>{words.predikat[row.predikat]}</td>
            <td className="num">{row.percent} %</td>
            <td className="num">{points(row.coefficient, 'id')}</td>
            <td className="num">{points(row.points, 'id')}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={5} className="kind">{words.sum}</th>
          <td className="num"><b>{points(sheet.total, 'id')}</b></td>
        </tr>
      </tbody>
    </table>
  )
}

export function Fixed({ sheet }: TableProps) {
  const { fixed } = words
  const sum = (name: 'before' | 'new' | 'total') => points(String(sheet.fixed.reduce((all, row) => all + Number(row[name]), 0)), 'id')
  return (
    <table>
      <thead>
        <tr><th scope="colgroup" colSpan={5} className="part">{words.fixedTitle}</th></tr>
        <tr>
          <th scope="col">No.</th>
          {Object.entries(fixed).map(([key, said]) => <th key={key} scope="col">{said}</th>)}
        </tr>
      </thead>
      <tbody>
        {sheet.fixed.map((row, index) => (
          <tr key={row.kind}>
            <td className="no">{index + 1}</td>
            <td>{words.origin[row.kind]}</td>
            <td className="num narrow">{points(row.before, 'id')}</td>
            <td className="num narrow">{points(row.new, 'id')}</td>
            <td className="num narrow">{points(row.total, 'id')}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={2} className="kind">{words.total}</th>
          <td className="num">{sum('before')}</td>
          <td className="num">{sum('new')}</td>
          <td className="num"><b>{sum('total')}</b></td>
        </tr>
      </tbody>
    </table>
  )
}

/** What it is enough for, and the conclusion of it. */
export function Steps({ sheet: { steps } }: TableProps) {
  if (steps.length === 0) return null
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.steps.step}</th>
            {steps.map((one) => <th key={one.step} scope="col" className="narrow">{words.steps[one.step]}</th>)}
          </tr>
        </thead>
        <tbody>
          {(['minimum', 'surplus'] as const).map((line) => (
            <tr key={line}>
              <td>{words[line]}</td>
              {steps.map((one) => <td key={one.step} className="num">{points(one[line], 'id')}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      <section>
        {steps.map((one) => (
          <p key={one.step}><b>{words.conclusion(one.reached, one.step === 'pangkat' ? words.toGrade(one.pangkat, one.to) : words.toLevel(levelName(one.to)))}</b></p>
        ))}
      </section>
    </>
  )
}
