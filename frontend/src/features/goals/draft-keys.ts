/** Where each part of a plan lies on the device while it is not sent. */
import { planDrafts } from '@/lib/plans'

export const goalKey = (planId: string, goalId: string) => `${planDrafts(planId)}goal-${goalId}`
export const newGoalKey = (planId: string, kind: string) => `${planDrafts(planId)}new-goal-${kind}`
export const indicatorKey = (planId: string, indicatorId: string) => `${planDrafts(planId)}indicator-${indicatorId}`
export const newIndicatorKey = (planId: string, goalId: string) => `${planDrafts(planId)}new-indicator-${goalId}`
export const expectationKey = (planId: string, code: number) => `${planDrafts(planId)}expectation-${code}`
export const supportKey = (planId: string, kind: string) => `${planDrafts(planId)}support-${kind}`
