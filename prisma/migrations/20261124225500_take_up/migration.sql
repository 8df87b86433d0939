-- CreateTable
CREATE TABLE "take_up" (
    "day" DATE NOT NULL,
    "category" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "take_up_pkey" PRIMARY KEY ("day", "category")
);

-- What Prisma's schema can't say stands below, and is kept by hand.
ALTER TABLE "take_up"
  ADD CONSTRAINT "take_up_category_is_a_token" CHECK ("category" ~ '^[a-z0-9][a-z0-9_-]*$'),
  ADD CONSTRAINT "take_up_counts_something" CHECK ("count" > 0);
