/** The results on paper: the table of figures, or the list of measures in words; main ones first. */
import type { Plan } from '@/lib/plans'

import { goalsOf, type NumberedGoal, servedBy, targetIn } from './paper-lines'
import type { Paper } from './paper-queries'
import { columnsOf, paperWords } from './paper-words'
import type { Indicator } from './plan-queries'

type ResultsProps = { plan: Plan; paper: Paper }

export function Results({ plan, paper }: ResultsProps) {
  return paper.approach === 'kuantitatif' ? <Figures plan={plan} paper={paper} /> : <Words plan={plan} paper={paper} />
}

function Figures({ plan, paper }: ResultsProps) {
  const columns = columnsOf(paper)
  const hasServed = columns.includes('served')
  const wide = 4 + columns.length
  return (
    <table>
      <thead>
        <tr><th scope="colgroup" colSpan={wide} className="part">{paperWords.results}</th></tr>
        <tr>
          <th scope="col" className="no">{paperWords.number}</th>
          {hasServed && <th scope="col">{paperWords.served}</th>}
          <th scope="col">{paperWords.result}</th>
          {columns.includes('aspect') && <th scope="col" className="narrow">{paperWords.aspect}</th>}
          <th scope="col">{paperWords.indicator}</th>
          <th scope="col" className="narrow">{paperWords.target}</th>
          {columns.includes('perspective') && <th scope="col" className="narrow">{paperWords.perspective}</th>}
        </tr>
      </thead>
      {goalsOf(paper, plan.result_groups).map(({ key, title, goals }) => (
        <tbody key={key}>
          <tr><th scope="rowgroup" colSpan={wide} className="kind">{title}</th></tr>
          {goals.length === 0 && <tr><td colSpan={wide}>{paperWords.nothing}</td></tr>}
          {goals.flatMap((goal) => rowsOf(goal).map((indicator, index) => (
            <tr key={`${goal.id}-${indicator?.id ?? ''}`}>
              {index === 0 && <GoalCells goal={goal} rows={rowsOf(goal).length} served={hasServed ? servedBy(goal, plan) : null} />}
              {columns.includes('aspect') && <td>{indicator?.aspect ? paperWords.aspects[indicator.aspect] : paperWords.nothing}</td>}
              <td>{indicator?.text ?? paperWords.nothing}</td>
              <td>{indicator ? targetIn(indicator) : paperWords.nothing}</td>
              {columns.includes('perspective') && <td>{indicator?.perspective ? paperWords.perspectives[indicator.perspective] : paperWords.nothing}</td>}
            </tr>
          )))}
        </tbody>
      ))}
    </table>
  )
}

/** A goal without indicators has a row all the same. */
const rowsOf = (goal: NumberedGoal): (Indicator | null)[] => (goal.indicators.length > 0 ? goal.indicators : [null])

function GoalCells({ goal, rows, served }: { goal: NumberedGoal; rows: number; served: string | null }) {
  return (
    <>
      <td rowSpan={rows} className="no">{goal.number}</td>
      {served !== null && <td rowSpan={rows}>{served}</td>}
      <td rowSpan={rows}>
        {goal.text}
        {goal.assigned_by && <span className="given">({paperWords.assigned(goal.assigned_by)})</span>}
      </td>
    </>
  )
}

function Words({ plan, paper }: ResultsProps) {
  const hasPerspective = columnsOf(paper).includes('perspective')
  return (
    <table>
      <thead>
        <tr><th scope="colgroup" colSpan={2} className="part">{paperWords.results}</th></tr>
      </thead>
      {goalsOf(paper, plan.result_groups).map(({ key, title, goals }) => (
        <tbody key={key}>
          <tr><th scope="rowgroup" colSpan={2} className="kind">{title}</th></tr>
          {goals.length === 0 && <tr><td colSpan={2}>{paperWords.nothing}</td></tr>}
          {goals.map((goal) => (
            <tr key={goal.id}>
              <td className="no">{goal.number}</td>
              <td>
                <b>{goal.text}</b>
                {goal.assigned_by && <span className="given">({paperWords.assigned(goal.assigned_by)})</span>}
                {!hasPerspective && <span className="given">{servedBy(goal, plan)}</span>}
                <p>{paperWords.measure}:</p>
                <ul>
                  {goal.indicators.map((indicator) => (
                    <li key={indicator.id}>
                      {indicator.text}: {targetIn(indicator)}
                      {hasPerspective && indicator.perspective && ` (${paperWords.perspectives[indicator.perspective]})`}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}
