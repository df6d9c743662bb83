-- Only open consults, or only ended ones: counting and looking for work cost what is going on, not what is kept.
create index consult_open on consult (sent_at) where ended_at is null;
create index consult_forget on consult (forget_after) where ended_at is not null;

-- Room for new versions of a row on its own page, which then touch no index.
alter table consult set (fillfactor = 60);
alter table member_call set (fillfactor = 60);

-- A queue: what was sent must be cleared away soon, or looking for the oldest reads over it.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
