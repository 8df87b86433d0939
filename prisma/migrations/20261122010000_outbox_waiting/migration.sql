-- What a pass looks for, in the order it takes it. The first index left out what is held or unknown, so that every idle
-- minute read the whole history of messages.
DROP INDEX "outbox_waiting";
CREATE INDEX "outbox_waiting" ON "outbox" ("id") WHERE "state" IN ('planned', 'sending', 'held', 'unknown');
