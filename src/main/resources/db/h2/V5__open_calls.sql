-- Looking for calls that were lost costs what is open, not what is kept. H2 has no partial indexes: open calls are those
-- without an answer.
create index member_call_open on member_call (answered_at, sent_at);
