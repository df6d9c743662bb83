-- H2 writes a sequence down each time its numbers run out: seldom is enough, a number more or less means nothing.
alter table outbox alter column id set cache 10000;
alter table member_call alter column id set cache 10000;
alter table evaluation_step alter column id set cache 10000;
alter table dead_letter alter column id set cache 10000;
