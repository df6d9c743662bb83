-- A page costs what is on it, also of one state among many. The latest come first: H2 reads in the order of an index only
-- where that has the very directions that are asked for. No other index begins with the tenant, else H2 takes that, and
-- sorts.
drop index consult_page;
create index consult_page on consult (tenant, accepted_at desc, id desc);
create index consult_state on consult (state, tenant, accepted_at desc, id desc);
drop index consult_repeat;
create unique index consult_repeat on consult (repeat_key, tenant);
