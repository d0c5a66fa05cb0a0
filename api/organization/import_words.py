"""Indonesian words of the files that HR downloads: the template, and the rows that were left out."""

from collections.abc import Mapping
from typing import Any

from api.organization.import_models import ImportKind

Titles = Mapping[str, tuple[str, str, str]]
EMPLOYEES: Titles = {
    "number": (
        "NIP",
        "Wajib. NIP atau NI PPPK, 18 angka, kolom berformat teks.",
        "198609262015051001",
    ),
    "name": ("NAMA", "Wajib. Nama lengkap tanpa gelar.", "I Wayan Contoh"),
    "front_title": ("GELAR DEPAN", "Misalnya dr., drg., Ir.", "dr."),
    "back_title": ("GELAR BELAKANG", "Misalnya S.Kom., M.Kes.", "M.Kes."),
    "birth_date": (
        "TANGGAL LAHIR",
        "Hari-bulan-tahun. Boleh kosong: dibaca dari NIP.",
        "26-09-1986",
    ),
    "sex": ("JENIS KELAMIN", "L atau P. Boleh kosong: dibaca dari NIP.", "L"),
    "grade": ("GOL AKHIR NAMA", "Lihat lembar Kode.", "III/c"),
    "position_group": ("JENIS JABATAN", "Lihat lembar Kode.", "Jabatan Fungsional"),
    "echelon": ("ESELON", "Hanya untuk jabatan struktural, misalnya III.a.", ""),
    "position": (
        "JABATAN NAMA",
        "Wajib. Awali dengan Plt. atau Plh. untuk jabatan yang dirangkap sementara; "
        "isi baris tersendiri di samping jabatan definitifnya.",
        "Dokter Ahli Muda",
    ),
    "position_since": (
        "TMT JABATAN",
        "Hari-bulan-tahun. Wajib untuk Plt. dan Plh.",
        "01-02-2024",
    ),
    "position_until": (
        "TANGGAL SELESAI JABATAN",
        "Hari terakhir, hanya untuk Plt. dan Plh.; kosong bila belum ditentukan.",
        "",
    ),
    "document_no": ("NOMOR SK JABATAN", "Surat perintah Plt. atau Plh.", ""),
    "is_head": (
        "PIMPINAN UNIT",
        "ya atau tidak. Boleh kosong: dibaca dari nama jabatan, misalnya Kepala Puskesmas.",
        "tidak",
    ),
    "unit_name": ("UNOR NAMA", "Wajib bila KODE UNOR kosong. Lihat lembar Kode.", "Puskesmas I"),
    "unit_code": ("KODE UNOR", "Boleh kosong bila nama unitnya jelas.", ""),
    "upper_unit_name": ("UNOR INDUK", "Isi bila beberapa unit bernama sama.", "Dinas Kesehatan"),
    "state": ("KEDUDUKAN HUKUM", "Lihat lembar Kode. Kosong berarti Aktif.", "Aktif"),
    "kind": ("STATUS CPNS PNS", "Lihat lembar Kode. Kosong berarti PNS.", "PNS"),
    "email": ("EMAIL GOV", "Surel dinas.", "wayan.contoh@denpasarkota.go.id"),
    "phone": ("NOMOR HP", "Boleh kosong.", "08123456789"),
    "superior_number": (
        "NIP ATASAN",
        "Pejabat penilai. Boleh kosong: pimpinan unitnya, atau unit di atasnya.",
        "",
    ),
}
UNITS: Titles = {
    "code": ("KODE", "Wajib untuk perangkat daerah.", "DINKES.1"),
    "name": ("NAMA", "Wajib. Nama unit kerja.", "Puskesmas I"),
    "short_name": ("NAMA SINGKAT", "Boleh kosong.", "PKM I"),
    "kind": ("JENIS", "Wajib. Lihat lembar Kode.", "puskesmas"),
    "parent_code": ("KODE INDUK", "Kode unit di atasnya; wajib salah satu.", "DINKES"),
    "parent_name": ("NAMA INDUK", "Nama unit di atasnya; wajib salah satu.", "Dinas Kesehatan"),
    "is_independent": ("MANDIRI", "ya untuk unit kerja mandiri, selain itu tidak.", "tidak"),
}
TITLES: Mapping[ImportKind, Titles] = {ImportKind.EMPLOYEES: EMPLOYEES, ImportKind.UNITS: UNITS}
LEFT_OUT = ("BARIS", "KETERANGAN")
REASONS = {
    "missing": "Wajib diisi.",
    "unknown": "Isian ini tidak dikenali.",
    "date": "Tulis tanggal seperti 31-12-1990.",
    "email": "Tulis alamat seperti nama@denpasarkota.go.id.",
    "scientific_notation": "Angka NIP terpotong oleh aplikasi tabel. Jadikan kolom ini teks, lalu isi ulang.",
    "not_digits": "NIP hanya berisi angka.",
    "not_18_digits": "NIP harus 18 angka.",
    "birth_date": "Tanggal lahir dalam NIP tidak masuk akal.",
    "appointment_month": "Bulan pengangkatan dalam NIP tidak masuk akal.",
    "appointed_before_birth": "Menurut NIP ini, orangnya diangkat sebelum lahir.",
    "sex_digit": "Angka jenis kelamin dalam NIP harus 1 atau 2.",
    "serial_000": "Nomor urut dalam NIP tidak boleh 000.",
    "differs_from_number": "Tanggal lahir berbeda dengan NIP. Periksa salah satunya.",
    "position_kind": "Jenis jabatan belum jelas. Isi JENIS JABATAN atau ESELON, atau pilih di halaman impor.",
    "duplicate": "Ada baris lain untuk yang sama, dengan isi berbeda.",
    "repeated": "Sama dengan baris sebelumnya.",
    "unit_ambiguous": "Beberapa unit bernama sama. Isi KODE UNOR atau UNOR INDUK, atau pilih di halaman impor.",
    "unit_unknown": "Unit ini tidak ditemukan. Perbaiki namanya, atau pilih di halaman impor.",
    "other_agency": "Baris ini milik perangkat daerah lain.",
    "service_end": "Pensiun dan berhenti dicatat di halaman pegawainya.",
    "email_taken": "Surel ini sudah dipakai orang lain.",
    "login_taken": "NIP ini sudah dipakai akun lain.",
    "two_heads": "Dua orang tercatat memimpin unit yang sama.",
    "unit_has_head": "Unit ini sudah ada pimpinannya.",
    "no_superior": "Penilai belum diketahui; tetapkan kemudian.",
    "superior_unknown": "NIP penilai tidak ditemukan.",
    "superior_is_self": "Seseorang tidak dapat menilai dirinya sendiri.",
    "superior_refused": "Baris penilainya juga salah. Perbaiki itu dulu.",
    "moved": "Unit ini sudah ada di bawah unit lain.",
    "loop": "Unit ini akan berada di bawah dirinya sendiri.",
    "parent_refused": "Unit induknya juga salah. Perbaiki itu dulu.",
    "acting_since": "Plt. dan Plh. memerlukan TMT JABATAN.",
    "acting_dates": "Tanggal selesai mendahului TMT jabatan.",
    "acting_unknown": "Jabatan definitif orang ini belum ada. Tambahkan barisnya dulu.",
    "acting_overlaps": "Orang ini sudah tercatat Plt. atau Plh. di sana sejak tanggal lain.",
    "acting_over": "Masa Plt. atau Plh. ini sudah lewat; tidak disimpan.",
    "acting_open": "Tanpa tanggal selesai: berlaku sampai diakhiri.",
}


def reason_of(problem: Mapping[str, Any]) -> str:
    """Say what is wrong with a cell, and where it stands."""
    said = REASONS.get(problem["code"], problem["reason"])
    return f"{problem['cell']}: {said}" if problem["cell"] else said
