-- Messages that were given up, until an operator decides. They say which consult and call, never what about; those of a
-- consult that is forgotten say nothing of anybody and stay.
create table dead_letter (
  id          bigint generated always as identity primary key,
  channel     varchar(30)  not null,
  consult_id  varchar(200) not null,
  subject     varchar(300) not null,
  reason      varchar(20)  not null,
  detail      varchar(200) not null,
  times       integer      not null default 1,
  first_at    timestamp with time zone not null,
  last_at     timestamp with time zone not null,
  constraint dead_letter_once unique (channel, consult_id, subject, reason)
);
