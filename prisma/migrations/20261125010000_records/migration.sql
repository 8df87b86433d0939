-- AlterTable
ALTER TABLE "person" ADD COLUMN     "duty_pattern" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "duty_pattern_from" DATE,
ADD COLUMN     "second_line_id" UUID;

-- AlterTable
ALTER TABLE "supervision_link" ADD COLUMN     "once" TEXT;

-- AlterTable
ALTER TABLE "one_to_one" ADD COLUMN     "covered" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "keep_private" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'regular',
ADD COLUMN     "no_next" TEXT,
ADD COLUMN     "own_note" BYTEA,
ADD COLUMN     "pass_on" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "addition" (
    "id" UUID NOT NULL,
    "record_kind" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" BYTEA,
    "reason" BYTEA,
    "held_on" DATE,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "once" TEXT NOT NULL,

    CONSTRAINT "addition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action" (
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "one_to_one_id" UUID,
    "what" BYTEA NOT NULL,
    "owner" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "finished_on" DATE,
    "finished_by_id" UUID,
    "version" INTEGER NOT NULL,
    "once" TEXT NOT NULL,

    CONSTRAINT "action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_change" (
    "id" UUID NOT NULL,
    "action_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "from_due" DATE,
    "to_due" DATE,
    "reason" BYTEA,
    "once" TEXT NOT NULL,

    CONSTRAINT "action_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "management_action" (
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "raised_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "body" BYTEA NOT NULL,
    "review_on" DATE NOT NULL,
    "outcome" TEXT,
    "outcome_note" BYTEA,
    "outcome_on" DATE,
    "outcome_by_id" UUID,
    "version" INTEGER NOT NULL,
    "once" TEXT NOT NULL,

    CONSTRAINT "management_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "values" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID,
    "because" TEXT NOT NULL,
    "effective_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "summary" BYTEA,
    "summarised_by_id" UUID,
    "summarised_at" TIMESTAMPTZ(3),
    "objection" BYTEA,
    "objected_at" TIMESTAMPTZ(3),
    "holds" BOOLEAN NOT NULL DEFAULT false,
    "settled_by_id" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "acknowledged_at" TIMESTAMPTZ(3),
    "escalated_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supervisor_request" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "supervisor_id" UUID NOT NULL,
    "words" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    "once" TEXT NOT NULL,

    CONSTRAINT "supervisor_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recusal" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "supervisor_id" UUID NOT NULL,
    "from_date" DATE NOT NULL,
    "until_date" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "recusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "person_id" UUID NOT NULL,
    "digest_day" INTEGER,
    "digest_time" TEXT,
    "quiet_from" TEXT,
    "quiet_until" TEXT,
    "language" TEXT,
    "version" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "addition_once_key" ON "addition"("once");

-- CreateIndex
CREATE INDEX "addition_record_id_idx" ON "addition"("record_id");

-- CreateIndex
CREATE INDEX "addition_subject_id_idx" ON "addition"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "action_once_key" ON "action"("once");

-- CreateIndex
CREATE INDEX "action_subject_id_state_idx" ON "action"("subject_id", "state");

-- CreateIndex
CREATE INDEX "action_one_to_one_id_idx" ON "action"("one_to_one_id");

-- CreateIndex
CREATE UNIQUE INDEX "action_change_once_key" ON "action_change"("once");

-- CreateIndex
CREATE INDEX "action_change_action_id_idx" ON "action_change"("action_id");

-- CreateIndex
CREATE UNIQUE INDEX "management_action_once_key" ON "management_action"("once");

-- CreateIndex
CREATE INDEX "management_action_subject_id_idx" ON "management_action"("subject_id");

-- CreateIndex
CREATE INDEX "draft_expires_at_idx" ON "draft"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "draft_author_id_form_about_key" ON "draft"("author_id", "form", "about");

-- CreateIndex
CREATE INDEX "handover_from_id_state_idx" ON "handover"("from_id", "state");

-- CreateIndex
CREATE INDEX "handover_to_id_state_idx" ON "handover"("to_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "handover_person_id_from_id_effective_on_key" ON "handover"("person_id", "from_id", "effective_on");

-- CreateIndex
CREATE UNIQUE INDEX "supervisor_request_once_key" ON "supervisor_request"("once");

-- CreateIndex
CREATE INDEX "supervisor_request_person_id_state_idx" ON "supervisor_request"("person_id", "state");

-- CreateIndex
CREATE INDEX "supervisor_request_supervisor_id_idx" ON "supervisor_request"("supervisor_id");

-- CreateIndex
CREATE INDEX "recusal_person_id_idx" ON "recusal"("person_id");

-- CreateIndex
CREATE INDEX "recusal_supervisor_id_idx" ON "recusal"("supervisor_id");

-- CreateIndex
CREATE INDEX "person_second_line_id_idx" ON "person"("second_line_id");

-- CreateIndex
CREATE UNIQUE INDEX "supervision_link_once_key" ON "supervision_link"("once");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_second_line_id_fkey" FOREIGN KEY ("second_line_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_one_to_one_id_fkey" FOREIGN KEY ("one_to_one_id") REFERENCES "one_to_one"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_change" ADD CONSTRAINT "action_change_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "action"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "management_action" ADD CONSTRAINT "management_action_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setting" ADD CONSTRAINT "setting_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What Prisma's schema can't say stands below, and is kept by hand.
ALTER TABLE "person"
  ADD CONSTRAINT "person_second_line_not_self" CHECK ("second_line_id" <> "id"),
  ADD CONSTRAINT "person_duty_pattern_has_a_start" CHECK ("duty_pattern" = '' OR "duty_pattern_from" IS NOT NULL);

ALTER TABLE "one_to_one"
  ADD CONSTRAINT "one_to_one_kind_known" CHECK ("kind" IN ('regular', 'welfare', 'return-to-work', 'after-incident', 'pdr-interim', 'stay')),
  ADD CONSTRAINT "one_to_one_covered_known" CHECK ("covered" <@ ARRAY['wellbeing', 'workload', 'welfare', 'performance', 'development']),
  ADD CONSTRAINT "one_to_one_no_next_is_a_token" CHECK ("no_next" ~ '^[a-z-]+$'),
  ADD CONSTRAINT "one_to_one_next_or_reason" CHECK ("next_on" IS NULL OR "no_next" IS NULL);

ALTER TABLE "addition"
  ADD CONSTRAINT "addition_record_kind_known" CHECK ("record_kind" IN ('one-to-one', 'management')),
  ADD CONSTRAINT "addition_kind_known" CHECK ("kind" IN ('correction', 'comment', 'confirmed'));

-- A record is confirmed once.
CREATE UNIQUE INDEX "addition_one_confirmation" ON "addition" ("record_id") WHERE "kind" = 'confirmed';

ALTER TABLE "action"
  ADD CONSTRAINT "action_owner_known" CHECK ("owner" IN ('person', 'supervisor')),
  ADD CONSTRAINT "action_state_known" CHECK ("state" IN ('open', 'done', 'dropped'));

ALTER TABLE "action_change"
  ADD CONSTRAINT "action_change_kind_known" CHECK ("kind" IN ('done', 'reopened', 'dropped', 'redated', 'handed'));

ALTER TABLE "management_action"
  ADD CONSTRAINT "management_action_outcome_known" CHECK ("outcome" IN ('improved', 'partly', 'not-improved', 'no-longer-needed'));

ALTER TABLE "draft"
  ADD CONSTRAINT "draft_form_is_a_token" CHECK ("form" ~ '^[a-z0-9][a-z0-9.-]*$');

ALTER TABLE "handover"
  ADD CONSTRAINT "handover_because_known" CHECK ("because" IN ('moved', 'left', 'cover-ended', 'acting-ended', 'asked')),
  ADD CONSTRAINT "handover_state_known" CHECK ("state" IN ('open', 'acknowledged', 'ended')),
  ADD CONSTRAINT "handover_not_to_the_same" CHECK ("to_id" <> "from_id");

ALTER TABLE "supervisor_request"
  ADD CONSTRAINT "supervisor_request_state_known" CHECK ("state" IN ('open', 'granted', 'declined', 'withdrawn'));
CREATE UNIQUE INDEX "supervisor_request_one_open" ON "supervisor_request" ("person_id") WHERE "state" = 'open';

ALTER TABLE "recusal"
  ADD CONSTRAINT "recusal_dates_in_order" CHECK ("until_date" >= "from_date"),
  ADD CONSTRAINT "recusal_not_self" CHECK ("person_id" <> "supervisor_id");

ALTER TABLE "setting"
  ADD CONSTRAINT "setting_digest_day_known" CHECK ("digest_day" BETWEEN 1 AND 7),
  ADD CONSTRAINT "setting_language_known" CHECK ("language" IN ('en', 'cy'));
