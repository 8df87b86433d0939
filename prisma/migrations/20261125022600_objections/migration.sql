-- Objections that wait for a decision: read every minute, few at any time.
CREATE INDEX "handover_objection_waits" ON "handover" ("person_id") WHERE "objected_at" IS NOT NULL AND "settled_at" IS NULL;
