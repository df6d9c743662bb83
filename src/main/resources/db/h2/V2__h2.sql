-- H2 has no partial indexes: open consults are those without an end.
create index consult_open on consult (ended_at, forget_after);
