-- DropIndex
DROP INDEX "draft_author_id_form_about_key";

-- AlterTable
ALTER TABLE "draft" ADD COLUMN     "once" TEXT NOT NULL,
ALTER COLUMN "values" DROP NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "draft_author_id_form_about_once_key" ON "draft"("author_id", "form", "about", "once");
