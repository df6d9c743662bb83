-- The journal of consults. What carries a patient's words: clinical_case, member_prompt, member_reply, advice, proposal,
-- ballot, decision. All of a consult goes with its row in consult.

create table holder (
  name         varchar(200) primary key,
  alive_until  timestamp with time zone not null
);

-- Narrow, because it is written often: an event takes its number from here.
create table consult (
  id             varchar(100) primary key,
  tenant         varchar(100) not null,
  asked_by       varchar(100) not null,
  team           varchar(60)  not null,
  configuration  char(64)     not null,
  accepted_at    timestamp with time zone not null,
  deadline_at    timestamp with time zone not null,
  forget_after   timestamp with time zone not null,
  state          varchar(10)  not null,
  ended_at       timestamp with time zone,
  failure        text,
  attempt        integer      not null default 0,
  holder         varchar(200),
  claim_mark     varchar(36),
  sent_at        timestamp with time zone not null,
  last_event     bigint       not null default 0,
  budget         numeric(24, 12),
  reserved       numeric(24, 12) not null default 0,
  spent          numeric(24, 12) not null default 0,
  repeat_key     varchar(255),
  repeat_body    char(64),
  constraint consult_ended check ((ended_at is null) = (state in ('ACCEPTED', 'RUNNING'))),
  constraint consult_failed check ((failure is not null) = (state = 'FAILED'))
);
create unique index consult_repeat on consult (tenant, repeat_key);
create index consult_page on consult (tenant, accepted_at, id);

create table clinical_case (
  consult_id  varchar(100) primary key references consult on delete cascade,
  case_id     varchar(100) not null,
  document    ${json} not null
);

create table event (
  consult_id   varchar(100) not null references consult on delete cascade,
  number       bigint       not null,
  mark         varchar(300) not null,
  happened_at  timestamp with time zone not null,
  kind         varchar(40)  not null,
  data         ${json} not null,
  primary key (consult_id, number),
  constraint event_mark unique (consult_id, mark)
);

create table member_call (
  id           bigint generated always as identity primary key,
  consult_id   varchar(100) not null references consult on delete cascade,
  agent        varchar(60)  not null,
  form         varchar(20)  not null,
  fingerprint  char(64)     not null,
  content      char(64)     not null,
  items        integer      not null,
  trial        integer      not null,
  deadline_at  timestamp with time zone not null,
  holder       varchar(200),
  take_mark    varchar(36),
  sent_at      timestamp with time zone not null,
  answered_at  timestamp with time zone,
  constraint member_call_key unique (consult_id, agent, form, fingerprint)
);

create table member_prompt (
  call_id       bigint primary key references member_call on delete cascade,
  instructions  text not null,
  message       text not null
);

create table member_reply (
  call_id   bigint primary key references member_call on delete cascade,
  document  ${json} not null
);

create table outbox (
  id          bigint generated always as identity primary key,
  channel     varchar(30)  not null,
  consult_id  varchar(200) not null,
  subject     varchar(300) not null
);

create table advice (
  consult_id  varchar(100) primary key references consult on delete cascade,
  document    ${json} not null
);

-- What the advice says, in rows for whoever audits; written once, when a consult ends.

create table step (
  consult_id     varchar(100) not null references consult on delete cascade,
  position       integer      not null,
  step           varchar(20)  not null,
  agent          varchar(60)  not null,
  outcome        varchar(20)  not null,
  failure        varchar(30),
  took_millis    bigint       not null,
  input_tokens   bigint       not null,
  output_tokens  bigint       not null,
  cost_usd       numeric(24, 12),
  primary key (consult_id, position)
);

create table proposal (
  consult_id    varchar(100) not null references consult on delete cascade,
  position      integer      not null,
  step          varchar(20)  not null,
  agent         varchar(60)  not null,
  action        text         not null,
  applies_when  text         not null,
  category      varchar(30)  not null,
  intent        varchar(30)  not null,
  urgency       varchar(30)  not null,
  primary key (consult_id, position)
);

create table decision (
  consult_id      varchar(100) not null references consult on delete cascade,
  position        integer      not null,
  candidate       varchar(60)  not null,
  action          text         not null,
  intent          varchar(30)  not null,
  decision        varchar(30)  not null,
  decided_before  varchar(30),
  reason          text         not null,
  median          double precision,
  ipr             double precision,
  ipras           double precision,
  disagreement    boolean,
  primary key (consult_id, position)
);

create table ballot (
  consult_id  varchar(100) not null references consult on delete cascade,
  position    integer      not null,
  candidate   varchar(60)  not null,
  agent       varchar(60)  not null,
  score       integer      not null check (score between 1 and 9),
  reason      text         not null,
  primary key (consult_id, position)
);
