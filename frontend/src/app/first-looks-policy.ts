import { type FirstLook, page, v1 } from './first-look.ts'

const policy = v1('policies/{page.policyId}')
const populations = v1('rules/tables/populations')

/** Policies, and the rules that come of them. */
export const POLICY_LOOKS: readonly FirstLook[] = [
  page('/kebijakan', 'features/policy/policies', { policies: v1('policies?size=200'), populations }),
  page('/kebijakan/berlaku', 'features/policy/in-force', { populations }),
  page('/kebijakan/$policyId', 'features/policy/policy', { policy, populations, talk: `${policy}/talk`, participation: `${policy}/participation` }),
  page('/kebijakan/$policyId/susun', 'features/policy/draft', { policy, populations }),
  page('/kebijakan/$policyId/jawab', 'features/policy/answers', { policy, talk: `${policy}/talk` }),
  page('/kebijakan/$policyId/hasil', 'features/policy/result', { policy, populations, differences: `${policy}/differences`, outcome: `${policy}/outcome` }),
  page('/kebijakan/ayat/$paragraphId', 'features/policy/paragraph', { place: v1('policies/paragraphs/{page.paragraphId}') }),
  page('/aturan', 'features/policy/settings', { settings: v1('rules/settings'), populations }),
]
