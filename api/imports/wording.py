"""What is wrong with a cell or a whole file, in words; the codes stay on the wire beside them.

On the page and in the sheet of rows left out alike: columns are named by their titles in the template.
"""

from collections.abc import Mapping
from typing import Any

from api.identity.models import Language

Texts = Mapping[str, tuple[str, str]]
"""Code → Indonesian, English."""
# fmt: off
CELLS: Texts = {
    "missing": ("Wajib diisi.", "This must be filled in."),
    "unknown": ("Isian ini tidak dikenali.", "This value is not known."),
    "date": (
        "Tulis tanggal seperti 31-12-1990 atau 31 Desember 1990.",
        "Write the date as 31-12-1990 or 31 December 1990."),
    "email": (
        "Tulis alamat seperti nama@denpasarkota.go.id.",
        "Write an address such as nama@denpasarkota.go.id."),
    "scientific_notation": (
        "Angka NIP terpotong oleh aplikasi tabel. Jadikan kolom ini teks, lalu isi ulang.",
        "The spreadsheet has cut digits of the NIP. Format the column as text and fill it in again."),
    "not_digits": ("NIP hanya berisi angka.", "A NIP has digits only."),
    "not_18_digits": ("NIP harus 18 angka.", "A NIP has 18 digits."),
    "leading_zero": (
        "NI PPPK ini diawali angka 0. Periksa sekali lagi.",
        "This NI PPPK begins with 0. Check it once more."),
    "birth_date": (
        "Tanggal lahir dalam NIP tidak masuk akal.",
        "The date of birth in the NIP makes no sense."),
    "appointment_month": (
        "Bulan pengangkatan dalam NIP tidak masuk akal.",
        "The month of appointment in the NIP makes no sense."),
    "appointed_before_birth": (
        "Menurut NIP ini, orangnya diangkat sebelum lahir.",
        "By this NIP the person was appointed before birth."),
    "sex_digit": (
        "Angka jenis kelamin dalam NIP harus 1 atau 2.",
        "The digit for sex in the NIP must be 1 or 2."),
    "serial_000": ("Nomor urut dalam NIP tidak boleh 000.", "The serial in the NIP cannot be 000."),
    "differs_from_number": (
        "Tanggal lahir berbeda dengan NIP. Periksa salah satunya.",
        "The date of birth differs from the NIP. Check either."),
    "number_of_pppk": (
        "Ini NI PPPK, sedangkan statusnya PNS. Periksa nomornya atau statusnya.",
        "This is an NI of a PPPK, but the status is PNS. Check the number or the status."),
    "number_of_pns": (
        "Ini NIP PNS, sedangkan statusnya PPPK. Periksa nomornya atau statusnya.",
        "This is a NIP of a PNS, but the status is PPPK. Check the number or the status."),
    "grade_of_pppk": (
        "Golongan ini golongan PPPK. Golongan PNS ditulis seperti III/c.",
        "This grade is one of PPPK. A PNS has a grade such as III/c."),
    "grade_of_pns": (
        "Golongan ini golongan PNS. Golongan PPPK ditulis I sampai XVII, tanpa ruang.",
        "This grade is one of PNS. A PPPK has a grade from I to XVII, without a letter."),
    "sex_differs_from_number": (
        "Jenis kelamin berbeda dengan angka ke-15 NIP. Yang dipakai isian ini; periksa salah satunya.",
        "The sex differs from digit 15 of the NIP. This value is taken; check either."),
    "sex_differs_from_record": (
        "Angka ke-15 NIP berbeda dengan jenis kelamin yang tercatat. Catatannya tidak diubah.",
        "Digit 15 of the NIP differs from the sex on record. The record stays."),
    "position_kind": (
        "Jenis jabatan belum jelas. Pilih di bagian Perlu dipilih, atau isi JENIS JABATAN atau ESELON.",
        "The kind of post is not clear. Choose it under To choose, or fill in JENIS JABATAN or ESELON."),
    "duplicate": (
        "Ada baris lain untuk yang sama, dengan isi berbeda.",
        "Another row is about the same, with other content."),
    "repeated": ("Sama dengan baris sebelumnya.", "The same as an earlier row."),
    "unit_ambiguous": (
        "Beberapa unit bernama sama. Pilih di bagian Perlu dipilih, atau isi kode unitnya.",
        "Several units have this name. Choose one under To choose, or give the code."),
    "unit_unknown": (
        "Unit ini tidak ditemukan. Pilih di bagian Perlu dipilih, atau perbaiki namanya.",
        "No such unit. Choose one under To choose, or mend the name."),
    "other_agency": ("Baris ini milik perangkat daerah lain.", "This row belongs to another agency."),
    "service_end": (
        "Pensiun dan berhenti dicatat di halaman pegawainya.",
        "Retirement and leaving are entered on the page of the person."),
    "email_taken": ("Surel ini sudah dipakai orang lain.", "Somebody else has this e-mail."),
    "login_taken": ("NIP ini sudah dipakai akun lain.", "Another account has this NIP."),
    "two_heads": ("Dua orang tercatat memimpin unit yang sama.", "Two people lead the same unit."),
    "unit_has_head": ("Unit ini sudah ada pimpinannya.", "This unit has a head already."),
    "no_superior": (
        "Penilai belum diketahui; tetapkan kemudian.",
        "The assessor is not known yet; name one later."),
    "superior_unknown": ("NIP penilai tidak ditemukan.", "The assessor's NIP was not found."),
    "superior_is_you": (
        "Anda tidak dapat menetapkan diri sendiri sebagai penilai.", "You cannot make yourself an assessor."),
    "superior_other_agency": (
        "Penilai ini di perangkat daerah lain; ditetapkan pengelola kinerja kota.",
        "This assessor serves in another agency; city HR names them."),
    "head_is_you": (
        "Anda tidak dapat menetapkan diri sendiri sebagai pimpinan.", "You cannot make yourself a head."),
    "posts_you": (
        "Jabatan, unit, dan penilai Anda sendiri ditetapkan pengelola kinerja lain.",
        "Your own post, unit and assessor are for somebody else to name."),
    "leads_other_agency": (
        "Unit ini juga memimpin perangkat daerah lain; ditetapkan pengelola kinerja kota.",
        "This unit leads other agencies too; city HR names its head."),
    "superior_is_self": ("Seseorang tidak dapat menilai dirinya sendiri.", "Nobody assesses themselves."),
    "superior_below_pengawas": (
        "Penilai paling rendah pejabat pengawas, atau memimpin unit kerja (PermenPANRB 6/2022 pasal 1 angka 9, "
        "lampiran IV.A.7).",
        "An assessor is pengawas at the lowest, or leads a unit (PermenPANRB 6/2022 art. 1 no. 9, annex "
        "IV.A.7)."),
    "superior_each_other": (
        "Dua orang tidak dapat saling menilai: penilai adalah atasan (PermenPANRB 6/2022 pasal 1 angka 9).",
        "Two people do not assess each other: the assessor is the superior (PermenPANRB 6/2022 art. 1 no. 9)."),
    "superior_is_subordinate": (
        "Penilai ini bawahan orang itu; bawahan tidak menilai atasannya (PermenPANRB 6/2022 pasal 1 angka 9, "
        "lampiran IV.A.2).",
        "This assessor is the person's subordinate, who does not assess a superior (PermenPANRB 6/2022 art. 1 "
        "no. 9, annex IV.A.2)."),
    "superior_refused": (
        "Baris penilainya juga salah. Perbaiki itu dulu.",
        "The assessor's own row is wrong. Mend that first."),
    "moved": ("Unit ini sudah ada di bawah unit lain.", "This unit lies below another one already."),
    "loop": ("Unit ini akan berada di bawah dirinya sendiri.", "The unit would lie below itself."),
    "parent_refused": (
        "Unit induknya juga salah. Perbaiki itu dulu.",
        "The unit above is wrong too. Mend that first."),
    "acting_since": (
        "Plt. dan Plh. memerlukan TMT JABATAN.",
        "Plt. and Plh. need TMT JABATAN, the day from which they act."),
    "acting_dates": ("Tanggal selesai mendahului TMT jabatan.", "The last day is before the first."),
    "acting_unknown": (
        "Jabatan definitif orang ini belum ada. Tambahkan barisnya dulu.",
        "The person's own post is not known. Add its row first."),
    "acting_overlaps": (
        "Orang ini sudah tercatat Plt. atau Plh. di sana sejak tanggal lain.",
        "The person acts there since another day already."),
    "acting_over": (
        "Masa Plt. atau Plh. ini sudah lewat; tidak disimpan.",
        "This time as Plt. or Plh. is over; it is not kept."),
    "acting_open": (
        "Tanpa tanggal selesai: berlaku sampai diakhiri.",
        "Without a last day it goes on until somebody ends it."),
}
DETAILED: Texts = {
    "unknown": (
        "Isian ini tidak dikenali. Pilihannya: {choices}.",
        "This value is not known. It is one of: {choices}."),
    "duplicate": (
        "Ada baris lain untuk yang sama, dengan isi berbeda: baris {lines}.",
        "Another row is about the same, with other content: line {lines}."),
    "repeated": ("Sama dengan baris {lines}.", "The same as line {lines}."),
    "unit_unknown": (
        "Unit ini tidak ditemukan. Mungkin maksudnya: {names}.",
        "No such unit. Perhaps: {names}."),
    "two_heads": (
        "Dua orang tercatat memimpin unit yang sama: baris {lines}.",
        "Two people lead the same unit: lines {lines}."),
    "unit_has_head": ("Unit ini sudah dipimpin {name}.", "{name} leads this unit already."),
    "acting_overlaps": (
        "Orang ini sudah tercatat Plt. atau Plh. di sana sejak {since}.",
        "The person acts there since {since} already."),
}
"""Said instead, where the row tells what it takes."""
FILES: Texts = {
    "not_dapodik": (
        "Berkas ini bukan jawaban getGtk dari Dapodik: isinya JSON dengan daftar \"rows\".",
        "This file is not an answer of Dapodik's getGtk: JSON with a list \"rows\"."),
    "no_known_columns": (
        "Tidak ada nama kolom yang dikenali. Baris judul harus memuat misalnya NIP, NAMA dan UNOR.",
        "No column name was recognized. The header row needs for example NIP, NAMA and UNOR."),
    "not_a_table": (
        "Berkas ini bukan tabel. Simpan ulang sebagai CSV atau XLSX.",
        "This file is not a table. Save it again as CSV or XLSX."),
    "too_large": (
        "Isi berkas terlalu besar. Bagi menjadi beberapa berkas.",
        "The file holds too much. Split it into several files."),
    "too_many_rows": (
        "Baris terlalu banyak. Bagi menjadi beberapa berkas.",
        "There are too many rows. Split them into several files."),
    "far_cells": (
        "Ada isian jauh di luar tabel, di kolom atau baris terakhir lembarnya. Hapus kolom dan baris di luar "
        "tabel, simpan, lalu unggah lagi.",
        "Something stands far outside the table, in the last columns or rows of the sheet. Delete the columns "
        "and rows outside the table, save it, then upload it again."),
    "out_of_bounds": (
        "Berkas ini terlalu berat untuk dibaca. Salin tabelnya saja ke berkas baru, atau simpan sebagai CSV, "
        "lalu unggah lagi.",
        "This file takes too much to read. Copy only the table to a new file, or save it as CSV, then upload "
        "it again."),
    "lost": (
        "Berkas hilang di sisi kami, bukan kesalahan Anda. Unggah sekali lagi.",
        "The file was lost on our side, not your mistake. Upload it once more."),
    "no_rows": (
        "Berkas ini belum berisi baris. Isi di bawah baris judul, lalu unggah lagi.",
        "This file has no rows yet. Fill them in below the header, then upload it again."),
    "not_read": (
        "Berkas tidak selesai dibaca karena gangguan di sisi kami, walau sudah dicoba beberapa kali. Unggah "
        "sekali lagi; bila terulang, simpan sebagai CSV.",
        "The file was not read to its end because of a fault on our side, though we tried several times. "
        "Upload it once more; if that happens again, save it as CSV."),
    "not_matched": (
        "Pilihan Anda belum dipakai karena gangguan di sisi kami. Tidak ada yang berubah; kirim sekali lagi.",
        "Your choices are not used yet because of a fault on our side. Nothing has changed; send them once "
        "more."),
    "not_applied": (
        "Penyimpanan terhenti karena gangguan di sisi kami. Tidak ada yang berubah; tekan Simpan sekali "
        "lagi.",
        "Saving broke off because of a fault on our side. Nothing has changed; press Save once more."),
    "not_undone": (
        "Pembatalan terhenti karena gangguan di sisi kami. Impor masih tersimpan; coba sekali lagi.",
        "Undoing broke off because of a fault on our side. The import is still saved; try once more."),
    "changed_meanwhile": (
        "Data kota berubah sejak Anda melihat pratinjau, jadi belum ada yang disimpan. Pratinjau di bawah "
        "sudah diperbarui: periksa, lalu tekan Simpan sekali lagi.",
        "The city has changed since you saw the preview, so nothing was saved. The preview below is up to "
        "date: check it, then press Save once more."),
    "changed_since": (
        "Tidak dapat dibatalkan: sudah ada yang mengubah data dari impor ini. Impor tetap tersimpan.",
        "It cannot be undone: somebody has changed what this import brought. It stays saved."),
    "in_use": (
        "Tidak dapat dibatalkan: data dari impor ini sudah dipakai, misalnya ada yang sudah masuk. Impor "
        "tetap tersimpan.",
        "It cannot be undone: what this import brought is in use, for example somebody has signed in. It "
        "stays saved."),
}
# fmt: on


def cell_reason(problem: Mapping[str, Any], language: str) -> str:
    """Say what is wrong with a cell, or what to look at there."""
    facts = problem.get("facts")
    texts = DETAILED if facts and problem["code"] in DETAILED else CELLS
    return _said(texts, problem["code"], language).format(**facts or {})


def file_reason(problem: str, language: str) -> str:
    """Say why a step of an import was not taken."""
    return _said(FILES, problem, language)


def _said(texts: Texts, code: str, language: str) -> str:
    indonesian, english = texts[code]
    return english if language == Language.ENGLISH else indonesian
