/** Short questions about a policy: answered while they are open, shown in numbers afterwards. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateNear, number } from '@/lib/format'
import { useToday } from '@/lib/session'

import { surveyMessages } from './survey-messages'
import { type GroupResult, type Survey, type SurveyQuestion, surveysQuery, useAnswerSurvey } from './survey-queries'

export function SurveysCard({ policyId }: { policyId: string }) {
  const { data } = useQuery(surveysQuery(policyId))
  return data?.items.map((one) => <SurveyCard key={one.id} survey={one} />)
}

function SurveyCard({ survey }: { survey: Survey }) {
  const t = useMessages(surveyMessages)
  const language = useLanguage()
  const today = useToday()
  const said = survey.open ? t.until(dateNear(survey.closes_on, language)) : survey.opens_on > today ? t.toCome(dateNear(survey.opens_on, language)) : t.over(dateNear(survey.closes_on, language))
  return (
    <section className="card" aria-label={survey.title}>
      <header><div><h2>{survey.title}</h2><span className="small dim">{said}</span></div></header>
      <div className="card-body stack-sm">
        {survey.open && <SurveyForm survey={survey} />}
        {!survey.open && survey.results === null && survey.opens_on <= today && <p className="small dim">{t.few(number(survey.small_group, language))}</p>}
        {survey.results !== null && <Results questions={survey.questions} results={survey.results} />}
      </div>
    </section>
  )
}

function SurveyForm({ survey }: { survey: Survey }) {
  const t = useMessages(surveyMessages)
  const [answers, setAnswers] = useState<(number | null)[]>(survey.mine ?? survey.questions.map(() => null))
  const send = useAnswerSurvey(survey.id)
  return (
    <form className="stack-sm" onSubmit={(event) => { event.preventDefault(); send.mutate(answers) }}>
      {survey.questions.map((one, at) => <Question key={one.text} question={one} value={answers[at] ?? null} onChange={(value) => setAnswers(answers.map((answer, index) => (index === at ? value : answer)))} />)}
      <ProblemNotice error={send.error} />
      <div className="line">
        <Button type="submit" loading={send.isPending} disabled={answers.every((one) => one === null)}>{survey.mine === null ? t.send : t.again}</Button>
        {send.isSuccess && <span role="status" className="small">{t.thanks}</span>}
      </div>
    </form>
  )
}

type QuestionProps = { question: SurveyQuestion; value: number | null; onChange: (value: number) => void }

function Question({ question, value, onChange }: QuestionProps) {
  const t = useMessages(surveyMessages)
  const options = useOptions()(question)
  return (
    <fieldset className="choice">
      <legend>{question.text}</legend>
      <div>
        {options.map(({ code, word }) => (
          <label key={code}>
            <input type="radio" name={question.text} checked={value === code} onChange={() => onChange(code)} />
            <span>{word}</span>
          </label>
        ))}
      </div>
      {question.kind === 'scale' && <div className="line spread tiny dim"><span>{t.scale.low}</span><span>{t.scale.high}</span></div>}
    </fieldset>
  )
}

function useOptions() {
  const t = useMessages(surveyMessages)
  return ({ kind, choices }: SurveyQuestion) => {
    if (kind === 'scale') return [1, 2, 3, 4, 5].map((code) => ({ code, word: String(code) }))
    if (kind === 'yes_no') return [{ code: 1, word: t.yes }, { code: 0, word: t.no }]
    return choices.map((word, code) => ({ code, word }))
  }
}

function Results({ questions, results }: { questions: SurveyQuestion[]; results: GroupResult }) {
  const t = useMessages(surveyMessages)
  const language = useLanguage()
  const optionsOf = useOptions()
  return (
    <>
      <p className="small dim">{t.people(number(results.people, language))}</p>
      {questions.map((question, at) => (
        <div key={question.text}>
          <b>{question.text}</b>
          <p className="small">{optionsOf(question).map(({ code, word }) => `${word}: ${number(results.counts[at]?.[question.kind === 'scale' ? code - 1 : code] ?? 0, language)}`).join(' · ')}</p>
        </div>
      ))}
    </>
  )
}
