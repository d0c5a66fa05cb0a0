/** Writes one paragraph and the rules that it changes. */
import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'

import { Choice } from '@/components/choice'
import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { draftMessages } from './draft-messages'
import { changeableQuery, type Paragraph, type ParagraphKind, type Policy, useRemoveParagraph, useSetParagraph } from './policy-queries'
import { policyMessages } from './policy-messages'
import { emptyRule, isRuleWhole, type RuleForm, RuleFields, ruleForm, sentRule } from './rule-fields'

const KINDS: readonly ParagraphKind[] = ['as_now', 'changed', 'new']

type ParagraphDialogProps = { policy: Policy; paragraph: Paragraph | null; onClose: () => void }

export function ParagraphDialog({ policy, paragraph, onClose }: ParagraphDialogProps) {
  const t = useMessages(draftMessages)
  const words = useMessages(policyMessages)
  const common = useMessages(commonMessages)
  const rules = useQuery(changeableQuery).data?.items ?? []
  const [text, setText] = useState(paragraph?.text ?? '')
  const [kind, setKind] = useState<ParagraphKind>(paragraph?.kind ?? 'new')
  const [changes, setChanges] = useState<RuleForm[]>(paragraph?.rule_changes.map(ruleForm) ?? [])
  const set = useSetParagraph(policy)
  const remove = useRemoveParagraph(policy)
  const put = (at: number, form: RuleForm) => setChanges(changes.map((one, index) => (index === at ? form : one)))
  const isWhole = text.trim() !== '' && changes.every(isRuleWhole)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole) return
    const position = paragraph?.position ?? Math.max(0, ...policy.paragraphs.map((one) => one.position)) + 1
    const draft = { position, text: text.trim(), kind, rule_changes: changes.map(sentRule) }
    set.mutate({ anchor: paragraph?.anchor ?? `ayat-${position}`, draft }, { onSuccess: onClose })
  }
  const first = rules[0]
  return (
    <Dialog opened onClose={onClose} title={<b>{paragraph ? words.paragraph(policy.paragraphs.indexOf(paragraph) + 1) : t.newTitle}</b>} size="lg" closeButtonProps={{ 'aria-label': common.close }}>
      <form className="stack" onSubmit={send}>
        <Textarea label={t.text} autosize minRows={3} maxLength={4000} required withAsterisk={false} data-autofocus value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <Choice label={t.kind} value={kind} options={KINDS} words={words.kinds} onChange={setKind} />
        {changes.length > 0 && <b>{t.rules}</b>}
        {changes.map((form, at) => (
          <RuleFields key={at} form={form} rules={rules} onPut={(next) => put(at, next)} onDrop={() => setChanges(changes.filter((_, index) => index !== at))} />
        ))}
        {first && <div><Button variant="default" size="sm" onClick={() => setChanges([...changes, emptyRule(first)])}>{t.addRule}</Button></div>}
        <ProblemNotice error={set.error ?? remove.error} />
        <div className="line end">
          {paragraph && <Button variant="subtle" color="bata" loading={remove.isPending} onClick={() => remove.mutate(paragraph.anchor, { onSuccess: onClose })}>{t.remove}</Button>}
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" disabled={!isWhole} loading={set.isPending}>{t.save}</Button>
        </div>
      </form>
    </Dialog>
  )
}
