/** What waits for somebody about training. */
export const trainingTasks = {
  id: {
    what: {
      decide_programme: () => 'Putuskan satu usulan pelatihan',
      answer_seat: () => 'Satu kursi pelatihan untuk Anda',
      approve_seat: (who: string) => `Setujui ${who} ikut pelatihan`,
      read_seat: () => 'Kabar tentang kursi pelatihan Anda',
      say_after_training: () => 'Dua pertanyaan tentang pelatihan Anda',
    },
    why: {
      decide_programme: (title: string) => `“${title}”: baca kebutuhan, kursi, dan anggarannya.`,
      answer_seat: (title: string) => `“${title}”: terima, atau lepaskan untuk yang berikutnya. Penilaian Anda tidak turun.`,
      approve_seat: (title: string) => `“${title}”: pastikan pekerjaan unit tetap berjalan pada hari-harinya.`,
      read_seat: (title: string) => `“${title}”: baca keputusan dan alasannya.`,
      say_after_training: (title: string) => `“${title}”: jawaban Anda dihitung tanpa nama.`,
    },
    act: {
      decide_programme: 'Baca usulan',
      answer_seat: 'Lihat kursi',
      approve_seat: 'Lihat kursi',
      read_seat: 'Baca kabarnya',
      say_after_training: 'Jawab',
    },
    waits: {
      decide_programme: 'Usulan pelatihan',
      answer_seat: 'Kursi pelatihan',
      approve_seat: 'Kursi pelatihan Anda menunggu persetujuan',
      read_seat: 'Kabar kursi pelatihan',
      say_after_training: 'Pertanyaan sesudah pelatihan',
    },
  },
  en: {
    what: {
      decide_programme: () => 'Decide on a proposed training',
      answer_seat: () => 'A training seat for you',
      approve_seat: (who: string) => `Let ${who} go to a training`,
      read_seat: () => 'News about your training seat',
      say_after_training: () => 'Two questions about your training',
    },
    why: {
      decide_programme: (title: string) => `“${title}”: read its needs, seats and budget.`,
      answer_seat: (title: string) => `“${title}”: take it, or leave it to the next in line. Your rating does not suffer.`,
      approve_seat: (title: string) => `“${title}”: make sure that the unit’s work goes on during its days.`,
      read_seat: (title: string) => `“${title}”: read the decision and its reasons.`,
      say_after_training: (title: string) => `“${title}”: your answers are counted without your name.`,
    },
    act: {
      decide_programme: 'Read the proposal',
      answer_seat: 'See the seat',
      approve_seat: 'See the seat',
      read_seat: 'Read the news',
      say_after_training: 'Answer',
    },
    waits: {
      decide_programme: 'A proposed training',
      answer_seat: 'A training seat',
      approve_seat: 'Your training seat is waiting to be approved',
      read_seat: 'News about a training seat',
      say_after_training: 'Questions after a training',
    },
  },
}
