"""One kind of import more: earlier angka kredit."""

from alembic import op

from migrations import helpers

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

KINDS = ("angka_kredit",)


def upgrade() -> None:
    helpers.change_words("imports", "kind", "import_kind", add=KINDS)


def downgrade() -> None:
    op.execute(
        "DELETE FROM import_rows WHERE import_id IN"
        " (SELECT id FROM imports WHERE kind = 'angka_kredit')"
    )
    op.execute("DELETE FROM imports WHERE kind = 'angka_kredit'")
    helpers.change_words("imports", "kind", "import_kind", remove=KINDS)
