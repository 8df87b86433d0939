-- CreateTable
CREATE TABLE "service_change" (
    "service_id" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "switched" TEXT,
    "off_because" TEXT,
    "checked_on" DATE,
    "checked_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "once" TEXT NOT NULL,

    CONSTRAINT "service_change_pkey" PRIMARY KEY ("service_id")
);

-- CreateTable
CREATE TABLE "deployment" (
    "id" INTEGER NOT NULL,
    "first_start" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_change_once_key" ON "service_change"("once");

-- CreateIndex
CREATE INDEX "service_change_checked_by_idx" ON "service_change"("checked_by");

-- CreateIndex
CREATE INDEX "service_change_changed_by_idx" ON "service_change"("changed_by");

-- AddForeignKey
ALTER TABLE "service_change" ADD CONSTRAINT "service_change_checked_by_fkey" FOREIGN KEY ("checked_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_change" ADD CONSTRAINT "service_change_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema can't say stands below, and is kept by hand.
ALTER TABLE "service_change"
  ADD CONSTRAINT "service_change_switched_known" CHECK ("switched" IN ('on', 'off')),
  ADD CONSTRAINT "service_change_off_says_why" CHECK (("switched" IS NOT DISTINCT FROM 'off') = ("off_because" IS NOT NULL)),
  ADD CONSTRAINT "service_change_check_is_whole" CHECK (("checked_on" IS NULL) = ("checked_by" IS NULL));

ALTER TABLE "deployment"
  ADD CONSTRAINT "deployment_one_row" CHECK ("id" = 1);
