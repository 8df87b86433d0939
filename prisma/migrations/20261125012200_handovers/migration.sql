-- DropIndex
DROP INDEX "handover_person_id_from_id_effective_on_key";

-- AlterTable
ALTER TABLE "handover" ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "settled_because" BYTEA,
ADD COLUMN     "started_at" TIMESTAMPTZ(3),
ADD COLUMN     "told_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "supervisor_request" ADD COLUMN     "answer" BYTEA,
ADD COLUMN     "other_id" UUID;

-- AlterTable
ALTER TABLE "recusal" ADD COLUMN     "link_id" UUID;

-- CreateIndex
CREATE INDEX "handover_person_id_from_id_effective_on_idx" ON "handover"("person_id", "from_id", "effective_on");

-- CreateIndex
CREATE UNIQUE INDEX "recusal_link_id_key" ON "recusal"("link_id");



-- What Prisma's schema can't say stands below, and is kept by hand.
-- Somebody can be moved, moved back and moved again on one day: what must be single is the open handover.
CREATE UNIQUE INDEX "handover_one_open" ON "handover" ("person_id", "from_id", "because") WHERE "state" = 'open';

-- The minute's pass reads only what is open, however many have been closed over the years.
CREATE INDEX "handover_open_told_at" ON "handover" ("told_at") WHERE "state" = 'open';

-- Cover and acting links that ended lately.
CREATE INDEX "supervision_link_ended" ON "supervision_link" ("until_date") WHERE "kind" IN ('acting', 'cover') AND "until_date" IS NOT NULL;

-- Supervisors who have left.
CREATE INDEX "person_leaves_on" ON "person" ("leaves_on") WHERE "leaves_on" IS NOT NULL;
