import type { Paragraph, Policy } from './policy-queries'
import type { Comment, Talk } from './talk-queries'

export const paragraph = (more: Partial<Paragraph> = {}): Paragraph => ({
  id: 'p-1', anchor: 'menyetujui', position: 1, text: 'Atasan menyetujui SKP dalam tiga hari kerja.', kind: 'changed', became: 'same', before: null,
  rule_changes: [{ id: 'c-1', target: 'setting', key: 'agree_within_days', population: 'semua', value: 3, value_before: 5, effective_from: '2027-01-01', rule_id: null }], ...more,
})

export const policy = (more: Partial<Policy> = {}): Policy => ({
  id: 'k-1', title: 'Berapa lama atasan menyetujui SKP?', population: 'semua', state: 'consultation', opens_on: '2026-10-01', closes_on: '2026-10-30', answers_due_on: '2026-11-20', anonymous_allowed: true,
  decision_no: null, signer: null, decided_on: null, effective_from: null, review_on: null, supersedes_id: null, superseded_by_id: null, withdrawn_reason: null, version: 4,
  number: 1, version_id: 'v-1', published_at: '2026-10-01T00:00:00Z', summary: 'SKP dijawab lebih cepat.', what_changes: 'SKP Anda dijawab paling lama tiga hari kerja.',
  paragraphs: [paragraph()], removed: [], versions: [{ number: 1, published_at: '2026-10-01T00:00:00Z' }], concerns_me: true, may: [], ...more,
})

export const comment = (more: Partial<Comment> = {}): Comment => ({
  id: 'm-1', anchor: 'menyetujui', kind: 'amendment', author_id: 'a-1', author_name: 'Ni Made Ayu', position: 'Analis', agency: 'DPMPTSP', text: 'Lima hari lebih wajar.', proposed_text: 'Atasan menyetujui SKP dalam empat hari kerja.',
  parts: [{ kept: 'same', text: 'Atasan menyetujui SKP dalam ' }, { kept: 'removed', text: 'tiga' }, { kept: 'added', text: 'empat' }, { kept: 'same', text: ' hari kerja.' }],
  paragraph_text: 'Atasan menyetujui SKP dalam tiga hari kerja.', hidden_reason: null, supports: 97, supported: false, cluster_id: null, answer: null, created_at: '2026-10-02T02:00:00Z', version: 1, may: ['support'], ...more,
})

export const talk = (more: Partial<Talk> = {}): Talk => ({
  open: true, anonymous_allowed: true, unanswered: 0, may: [],
  paragraphs: [{ anchor: 'menyetujui', supports: 214, supported: false, comments: 5, questions: 1, amendments: 1, voices: 0, top_amendment: comment() }], ...more,
})
