-- Evaluations that were asked of the service. evaluation_step carries answers of models, which may quote a case of the
-- benchmark, and so may evaluation_report. All of an evaluation goes with its row here.

create table evaluation (
  id             varchar(100) primary key,
  tenant         varchar(100) not null,
  asked_by       varchar(100) not null,
  ordered        text         not null,
  header         text         not null,
  items          integer      not null,
  done           integer      not null default 0,
  accepted_at    timestamp with time zone not null,
  forget_after   timestamp with time zone not null,
  state          varchar(10)  not null,
  ended_at       timestamp with time zone,
  failure        text,
  last_event     bigint       not null default 0,
  cost           numeric(24, 12) not null default 0,
  cost_complete  boolean      not null default true,
  budget         numeric(24, 12),
  spent          numeric(24, 12) not null default 0,
  repeat_key     varchar(255),
  repeat_body    char(64),
  constraint evaluation_ended check ((ended_at is null) = (state in ('ACCEPTED', 'RUNNING'))),
  constraint evaluation_failed check ((failure is not null) = (state = 'FAILED')),
  constraint evaluation_done check (done between 0 and items)
);
create unique index evaluation_repeat on evaluation (tenant, repeat_key);
create index evaluation_page on evaluation (tenant, accepted_at, id);

-- 1 to items by their place in the workload; the report is the last. Not sent yet: not its turn.
create table evaluation_item (
  evaluation_id  varchar(100) not null references evaluation on delete cascade,
  number         integer      not null,
  holder         varchar(200),
  take_mark      varchar(36),
  sent_at        timestamp with time zone,
  finished_at    timestamp with time zone,
  primary key (evaluation_id, number)
);

create table evaluation_step (
  id             bigint generated always as identity primary key,
  evaluation_id  varchar(100) not null,
  number         integer      not null,
  document       text         not null,
  constraint evaluation_step_item foreign key (evaluation_id, number) references evaluation_item on delete cascade
);
create index evaluation_step_of on evaluation_step (evaluation_id, number);

create table evaluation_event (
  evaluation_id  varchar(100) not null references evaluation on delete cascade,
  number         bigint       not null,
  happened_at    timestamp with time zone not null,
  kind           varchar(40)  not null,
  data           ${json} not null,
  primary key (evaluation_id, number)
);

-- What each process has kept aside of an evaluation's budget for calls under way.
create table evaluation_purse (
  evaluation_id  varchar(100) not null references evaluation on delete cascade,
  holder         varchar(200) not null,
  reserved       numeric(24, 12) not null,
  primary key (evaluation_id, holder)
);

create table evaluation_report (
  evaluation_id  varchar(100) not null references evaluation on delete cascade,
  part           varchar(10)  not null,
  document       text         not null,
  primary key (evaluation_id, part)
);
