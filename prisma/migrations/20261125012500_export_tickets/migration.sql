-- AlterTable
ALTER TABLE "addition" ADD COLUMN     "held_before" DATE;

-- CreateTable
CREATE TABLE "export_ticket" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about_id" UUID NOT NULL,
    "asker_id" UUID NOT NULL,
    "door" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_ticket_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "export_ticket_token_hash_key" ON "export_ticket"("token_hash");

-- CreateIndex
CREATE INDEX "export_ticket_asker_id_idx" ON "export_ticket"("asker_id");

-- What Prisma's schema can't say stands below, and is kept by hand.
ALTER TABLE "addition"
  ADD CONSTRAINT "addition_day_and_the_day_before" CHECK (("held_on" IS NULL) = ("held_before" IS NULL)),
  ADD CONSTRAINT "addition_says_something" CHECK ("kind" = 'confirmed' OR "text" IS NOT NULL OR "held_on" IS NOT NULL);

ALTER TABLE "export_ticket"
  ADD CONSTRAINT "export_ticket_kind_known" CHECK ("kind" IN ('record', 'management')),
  ADD CONSTRAINT "export_ticket_door_known" CHECK ("door" IN ('slack', 'teams', 'simulator')),
  ADD CONSTRAINT "export_ticket_keeps_no_token" CHECK ("token_hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "export_ticket_ends" CHECK ("expires_at" > "created_at");
