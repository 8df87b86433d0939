-- CreateTable
CREATE TABLE "listing" (
    "person_id" UUID NOT NULL,
    "kinds" TEXT[],
    "sites" TEXT[],
    "units" TEXT[],
    "says" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "hours" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "pattern_from" DATE,
    "away_from" DATE,
    "away_until" DATE,
    "agreed_on" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "contact_request" (
    "id" UUID NOT NULL,
    "asker_id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "reach" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "once" TEXT NOT NULL,

    CONSTRAINT "contact_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "contact_request_once_key" ON "contact_request"("once");

-- CreateIndex
CREATE INDEX "contact_request_supporter_id_idx" ON "contact_request"("supporter_id");

-- CreateIndex
CREATE INDEX "contact_request_created_at_idx" ON "contact_request"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "contact_request_asker_id_supporter_id_key" ON "contact_request"("asker_id", "supporter_id");

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_request" ADD CONSTRAINT "contact_request_asker_id_fkey" FOREIGN KEY ("asker_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_request" ADD CONSTRAINT "contact_request_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What Prisma's schema can't say stands below, and is kept by hand.
ALTER TABLE "listing"
  ADD CONSTRAINT "listing_kinds_known" CHECK ("kinds" IS NOT NULL AND cardinality("kinds") > 0 AND "kinds" <@ ARRAY['mhfa', 'welfare-officer', 'trim', 'blue-light-champion', 'chaplain', 'representative', 'peer-adviser']),
  ADD CONSTRAINT "listing_places_there" CHECK ("sites" IS NOT NULL AND "units" IS NOT NULL),
  ADD CONSTRAINT "listing_says_short" CHECK (char_length("says") <= 240),
  ADD CONSTRAINT "listing_can_be_reached" CHECK ("phone" <> '' OR "email" <> ''),
  ADD CONSTRAINT "listing_hours_or_pattern" CHECK ("hours" = '' OR "pattern" = ''),
  ADD CONSTRAINT "listing_pattern_has_a_day" CHECK (("pattern" = '') = ("pattern_from" IS NULL)),
  ADD CONSTRAINT "listing_away_in_order" CHECK ("away_from" IS NULL OR ("away_until" IS NOT NULL AND "away_until" >= "away_from"));

ALTER TABLE "contact_request"
  ADD CONSTRAINT "contact_request_not_self" CHECK ("asker_id" <> "supporter_id");

-- Every minute looks for messages about requests that have done their work: a handful, however long the history.
CREATE INDEX "outbox_contact" ON "outbox" ("subject_id") WHERE "rule" LIKE 'contact-%';
