-- Looking for calls that were lost costs what is open, not what is kept.
create index member_call_open on member_call (sent_at) where answered_at is null;
