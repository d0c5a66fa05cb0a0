/** What comes first with the pages of training programmes. */
import { type FirstLook, page, v1 } from './first-look.ts'

export const TRAINING_LOOKS: readonly FirstLook[] = [
  page('/opd/pelatihan/usulan/$programmeId', 'features/programmes/programme', {
    programme: v1('training-programmes/{page.programmeId}'),
    seats: v1('training-programmes/{page.programmeId}/seats'),
    competences: v1('competences'),
    effect: v1('training-programmes/{page.programmeId}/effect'),
  }),
  page('/pelatihan/katalog', 'features/programmes/catalogue', {
    programmes: v1('training-programmes?page=1&size=50&state=approved&from_on={health.today}'),
    seats: v1('employees/{me.id}/training-seats'),
    competences: v1('competences'),
  }),
  page('/hadir', 'features/programmes/attend', { seats: v1('employees/{me.id}/training-seats') }),
  page('/hadir/$programmeId', 'features/programmes/attend', { seats: v1('employees/{me.id}/training-seats') }),
]
