// The pages of the demo city, by the person who opens them; `ask` reads the API as that person, for the ids in the addresses.
export const PASSWORD = 'demo-denpasar-2026'

export const PAGES = {
  perawat: async (ask) => {
    const plans = await ask('/plans')
    const mine = plans.items[0].id
    const results = await ask('/evaluations?mine=employee')
    const me = await ask('/me')
    const signed = results.items.find((one) => one.signed_at)
    const policies = await ask('/policies?size=200')
    const inState = (state) => policies.items.find((one) => one.state === state).id
    return [`/kebijakan/${inState('consultation')}`, `/kebijakan/${inState('adopted')}/hasil`, '/kebijakan', '/aturan', '/beranda', '/skp', `/skp/${mine}`, `/skp/${mine}/cetak`, '/realisasi', `/realisasi/${mine}/20260709`, '/umpan-balik', '/umpan-balik/tulis', '/hasil', `/hasil/${signed.id}`, '/karier', `/karier/${me.id}/lembar/penetapan`, '/akun', '/pelatihan', '/pelatihan/katalog', '/hadir']
  },
  kapus: async (ask) => {
    const queue = await ask('/evaluations?mine=assessor')
    const open = queue.items.find((one) => one.state === 'open') ?? queue.items[0]
    return ['/beranda', '/tim', `/tim/${open.employee.id}/pengembangan`, '/evaluasi', `/evaluasi/${open.id}`, `/karier/${open.employee.id}`, '/perjanjian-kinerja', '/pimpinan', '/pimpinan/memimpin']
  },
  izin: async (ask) => {
    const plans = await ask('/plans')
    const mine = plans.items[0].id
    const measured = await ask(`/plans/${mine}/periods/20260709/measured`)
    const services = await ask('/services')
    return ['/layanan', `/layanan/${services.items[0].id}/kasus`, `/realisasi/${mine}/20260709/${measured.items[0].indicator.indicator_id}`]
  },
  kepsek: async (ask) => {
    const plans = await ask('/observations/plans')
    const today = plans.items.find((one) => one.open?.stage === 'observasi')
    return ['/observasi', `/observasi/${today.open.id}`]
  },
  guru: async (ask) => {
    const seen = await ask('/observations?mine=true&stage=selesai')
    const me = await ask('/me')
    const seats = await ask(`/employees/${me.id}/training-seats`)
    return ['/observasi', `/observasi/${seen.items[0].id}`, '/pelatihan', ...seats.items.slice(0, 1).map((seat) => `/pelatihan/kursi/${seat.id}`)]
  },
  hropd: async (ask) => {
    const people = await ask('/employees?size=1')
    const nearly = await ask('/promotion/candidates?outcome=one_missing&size=1')
    const trainings = await ask('/training-programmes?size=100')
    return [...trainings.items.slice(0, 3).map((one) => `/opd/pelatihan/usulan/${one.id}`), '/kenaikan-pangkat', `/kenaikan-pangkat/${nearly.items[0].id}`, '/kebutuhan-jabatan', '/opd/pegawai', `/opd/pegawai/${people.items[0].id}`, `/karier/${people.items[0].id}`, '/opd/unit', '/perjanjian-kinerja', '/opd/pelatihan', '/opd/pelatihan/usulan/baru', '/opd/pelatihan/cetak', '/opd/kompetensi', '/opd/bakat', '/opd/impor', '/beranda', '/kesiapan/20260709', '/pengukuran', '/pengukuran/sumber']
  },
  hrkota: async (ask) => {
    const policies = await ask('/policies?size=200')
    const idOf = (state) => policies.items.find((one) => one.state === state).id
    return [`/kebijakan/${idOf('consultation')}/jawab`, `/kebijakan/${idOf('draft')}/susun`]
  },
  admin: async () => ['/kota/peran', '/kota/akun-layanan'],
  kadis: async () => ['/opd/pelatihan', '/pimpinan', '/pimpinan/belum', '/pimpinan/memimpin', '/pimpinan/analisis'],
  auditor: async () => ['/periksa/jejak'],
}

/** An address without its ids, as a name. */
export const nameOf = (path) => path.replaceAll(/[/?=]/g, '-').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'satu')
